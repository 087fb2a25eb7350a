//! Which file of `src` imports which, by the file that *defines* what is named: a `pub use` passes a name on and imports nothing.
//! Tests are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Item, UseTree, Visibility};

/// A path of modules from the root of the package.
type Module = Vec<String>;

/// One file: what it defines, passes on and names.
#[derive(Debug, Default)]
struct File {
    defines: BTreeSet<String>,
    /// Names that a `use` brings in, with the path that each stands for.
    brings: BTreeMap<String, Vec<String>>,
    /// Paths whose every name it brings in.
    globs: Vec<Vec<String>>,
    /// Paths that it names beside those that it only passes on.
    names: BTreeSet<Vec<String>>,
}

/// The files of a package and what each imports.
#[derive(Debug)]
pub(crate) struct Sources {
    modules: BTreeMap<Module, File>,
    places: BTreeMap<Module, PathBuf>,
}

impl Sources {
    /// Reads `src`, from its `lib.rs` on.
    pub(crate) fn read(root: &Path) -> Self {
        let mut sources = Self {
            modules: BTreeMap::new(),
            places: BTreeMap::new(),
        };
        sources.module(root, &Module::new());
        sources
    }

    /// The files that import each other in circles: each reaches each other one of its set. Single files are left out.
    pub(crate) fn circles(&self) -> Vec<Vec<PathBuf>> {
        let edges: BTreeMap<&Module, BTreeSet<&Module>> = self
            .modules
            .keys()
            .map(|module| (module, self.imported(module)))
            .collect();
        let reached: BTreeMap<&Module, BTreeSet<&Module>> = edges
            .keys()
            .map(|from| (*from, reach(from, &edges)))
            .collect();
        let mut found = BTreeSet::new();
        for (from, there) in &reached {
            let back = there.iter().filter(|to| reached[*to].contains(from));
            let circle: Vec<PathBuf> = back.map(|to| self.places[*to].clone()).collect();
            if circle.len() > 1 {
                found.insert(circle);
            }
        }
        found.into_iter().collect()
    }

    /// The files that one file imports from.
    pub(crate) fn imports(&self, file: &Path) -> BTreeSet<PathBuf> {
        let from = self.places.iter().find(|(_, place)| *place == file);
        let (module, _) = from.expect("the file is part of the package");
        let to = self.imported(module).into_iter();
        to.map(|to| self.places[to].clone()).collect()
    }

    /// Reads a module's file, and then those of the modules in it.
    fn module(&mut self, root: &Path, module: &Module) {
        let inside: PathBuf = module.iter().collect();
        let candidates = if module.is_empty() {
            vec![PathBuf::from("lib.rs")]
        } else {
            vec![inside.with_extension("rs"), inside.join("mod.rs")]
        };
        let Some(place) = candidates.into_iter().find(|p| root.join(p).is_file()) else {
            panic!("module {} has no file", module.join("::"));
        };
        let text = fs::read_to_string(root.join(&place)).expect("a file of src can be read");
        let parsed = syn::parse_file(&text).expect("a file of src parses");
        let mut file = File::default();
        let mut inner = Vec::new();
        look_at(&parsed.items, &mut file, &mut inner);
        self.places.insert(module.clone(), place);
        self.modules.insert(module.clone(), file);
        for name in inner {
            let mut below = module.clone();
            below.push(name);
            self.module(root, &below);
        }
    }

    /// The modules whose files define what one names.
    fn imported(&self, module: &Module) -> BTreeSet<&Module> {
        let names = self.modules[module].names.iter();
        names
            .filter_map(|path| resolve(module, path, &self.modules, 0))
            .filter(|to| *to != module)
            .collect()
    }
}

fn reach<'a>(
    from: &'a Module,
    edges: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(here) = open.pop() {
        for &next in &edges[here] {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

fn look_at(items: &[Item], file: &mut File, inner: &mut Vec<String>) {
    for item in items {
        if is_test(item) {
            continue;
        }
        match item {
            Item::Mod(found) => match &found.content {
                None => inner.push(found.ident.to_string()),
                Some((_, items)) => {
                    file.defines.insert(found.ident.to_string());
                    for item in items {
                        Paths(&mut file.names).visit_item(item);
                    }
                }
            },
            Item::Use(found) => {
                let mut paths = Vec::new();
                spread(&found.tree, &mut Vec::new(), &mut paths);
                for (path, name) in paths {
                    if matches!(found.vis, Visibility::Inherited) {
                        file.names.insert(path.clone());
                    }
                    match name {
                        Some(name) => {
                            file.brings.insert(name, path);
                        }
                        None => file.globs.push(path),
                    }
                }
            }
            other => {
                file.defines.extend(name_of(other));
                Paths(&mut file.names).visit_item(other);
            }
        }
    }
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(ident.to_string())
}

fn is_test(item: &Item) -> bool {
    let attributes = match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|what| what == "test")
    })
}

/// Every path of a `use`, with the name that it brings in; nothing stands for all names.
fn spread(
    tree: &UseTree,
    before: &mut Vec<String>,
    paths: &mut Vec<(Vec<String>, Option<String>)>,
) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            spread(&path.tree, before, paths);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            paths.push((before.clone(), before.last().cloned()));
        }
        UseTree::Name(name) => {
            let mut whole = before.clone();
            whole.push(name.ident.to_string());
            paths.push((whole, Some(name.ident.to_string())));
        }
        UseTree::Rename(name) => {
            let mut whole = before.clone();
            whole.push(name.ident.to_string());
            paths.push((whole, Some(name.rename.to_string())));
        }
        UseTree::Glob(_) => paths.push((before.clone(), None)),
        UseTree::Group(group) => {
            for tree in &group.items {
                spread(tree, before, paths);
            }
        }
    }
}

/// Gathers paths that begin at the package or beside the file.
struct Paths<'a>(&'a mut BTreeSet<Vec<String>>);

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if words.len() > 1 {
            self.0.insert(words);
        }
        syn::visit::visit_path(self, path);
    }

    /// Who may see something imports nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        // What looks like arguments is read as such; the rest names nothing that would not be named elsewhere too.
        let arguments = syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        if let Ok(arguments) = found.parse_body_with(arguments) {
            for argument in &arguments {
                Paths(self.0).visit_expr(argument);
            }
        }
    }
}

/// The module that defines what a path names, seen from another; nothing if it is outside the package.
fn resolve<'a>(
    from: &Module,
    path: &[String],
    modules: &'a BTreeMap<Module, File>,
    depth: usize,
) -> Option<&'a Module> {
    if depth > 20 {
        return None;
    }
    let mut here = from.clone();
    let mut rest = path;
    match rest.first()?.as_str() {
        "crate" => {
            here.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|word| word == "super") {
                here.pop();
                rest = &rest[1..];
            }
        }
        first => {
            let mut below = here.clone();
            below.push(first.to_owned());
            let brought = modules[&here].brings.contains_key(first);
            if !modules.contains_key(&below) && !brought {
                return None;
            }
        }
    }
    while let Some(word) = rest.first() {
        let file = &modules[&here];
        let mut below = here.clone();
        below.push(word.clone());
        if modules.contains_key(&below) {
            here = below;
            rest = &rest[1..];
            continue;
        }
        if file.defines.contains(word) {
            break;
        }
        if let Some(path) = file.brings.get(word) {
            let mut whole = path.clone();
            whole.extend(rest[1..].iter().cloned());
            return resolve(&here, &whole, modules, depth + 1);
        }
        let by_glob = file.globs.iter().find_map(|glob| {
            let mut whole = glob.clone();
            whole.extend(rest.iter().cloned());
            let to = resolve(&here, &whole, modules, depth + 1)?;
            modules[to].defines.contains(word).then_some(to)
        });
        return by_glob.or_else(|| modules.get_key_value(&here).map(|(module, _)| module));
    }
    modules.get_key_value(&here).map(|(module, _)| module)
}
