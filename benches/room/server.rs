//! Starting what is measured, and asking the system what it uses.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::Failed;
use super::wire::{Kind, Place};

/// Where things are.
#[derive(Debug)]
pub(super) struct Paths {
    /// The program.
    pub(super) program: PathBuf,
    /// A folder with `node_modules`, and the scripts beside it.
    pub(super) node: PathBuf,
    /// A folder on a real disk, for saves.
    pub(super) folder: PathBuf,
}

/// A server that runs. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    pub(super) place: Place,
    /// Addresses of console and wall, and the save: of ours.
    pub(super) said: Value,
}

impl Server {
    /// Starts one, pinned to a core if one is given.
    pub(super) fn start(kind: Kind, paths: &Paths, core: Option<u32>) -> Result<Self, Failed> {
        let mut words: Vec<&OsStr> = Vec::new();
        let core = core.map(|core| core.to_string());
        if let Some(core) = &core {
            words.extend(["taskset", "-c", core].map(OsStr::new));
        }
        let script = match kind {
            Kind::Ours => PathBuf::new(),
            Kind::Ws => paths.node.join("ws.mjs"),
            Kind::SocketIo => paths.node.join("socket.io.mjs"),
        };
        let save = paths
            .folder
            .join(format!("room-{}.twohats", core.is_some()));
        if kind == Kind::Ours {
            words.push(paths.program.as_os_str());
            words.extend(
                "host two-basements --headless --bind 127.0.0.1 --port 0 --seed 4"
                    .split(' ')
                    .map(OsStr::new),
            );
            words.extend(
                "--no-prediction --no-hats --save"
                    .split(' ')
                    .map(OsStr::new),
            );
            words.push(save.as_os_str());
        } else {
            words.extend([OsStr::new("node"), script.as_os_str()]);
        }
        let (first, rest) = words.split_first().ok_or("nothing to start")?;
        let mut child = Command::new(first)
            .args(rest)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", first.display()))?;
        let out = child.stdout.take().ok_or("no output")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let said: Value = match kind {
            Kind::Ours => serde_json::from_str(&line)?,
            Kind::Ws | Kind::SocketIo => Value::String(line.trim().to_owned()),
        };
        let address = said["address"].as_str().or(said.as_str());
        let place = Place {
            kind,
            address: address
                .filter(|a| !a.is_empty())
                .ok_or("it did not start")?
                .to_owned(),
            code: said["code"].as_str().unwrap_or_default().to_owned(),
        };
        Ok(Self { child, place, said })
    }

    /// What lets a device in as a console or as a wall.
    pub(super) fn secret(&self, of: &str) -> Option<&str> {
        Some(self.said[of].as_str()?.split_once('#')?.1)
    }

    /// Processor time since it began.
    pub(super) fn processor(&self) -> Duration {
        processor(&self.child.id().to_string())
    }

    /// Resident and private memory, in MB of a million bytes.
    pub(super) fn memory(&self) -> Result<(f64, f64), Failed> {
        let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let kilobytes = |name: &str| {
            let lines = text.lines().filter_map(|line| line.strip_prefix(name));
            let numbers =
                lines.filter_map(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok());
            numbers.sum::<f64>() * 1024.0 / 1e6
        };
        Ok((
            kilobytes("Rss:"),
            kilobytes("Private_Clean:") + kilobytes("Private_Dirty:"),
        ))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor time of a process, all threads, in nanoseconds as the scheduler counts them (proc(5), the first field of `schedstat`).
pub(super) fn processor(process: &str) -> Duration {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task"));
    let tasks = tasks.into_iter().flatten().flatten();
    let times = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(times.sum())
}

/// Lets this process run on these cores.
pub(super) fn run_on(cores: &str) -> Result<(), Failed> {
    let own = std::process::id().to_string();
    let done = Command::new("taskset")
        .args(["-a", "-p", "-c", cores, &own])
        .stdout(Stdio::null())
        .status()?;
    done.success()
        .then_some(())
        .ok_or_else(|| "taskset does not work here".into())
}

/// How long it takes until 4 KiB more of a file are on the disk, so often in a row.
pub(super) fn syncs(folder: &Path, times: usize, into: &mut Vec<Duration>) -> Result<(), Failed> {
    use std::io::Write;
    let mut file = std::fs::File::options()
        .create(true)
        .append(true)
        .open(folder.join("syncs"))?;
    for _ in 0..times {
        let begin = std::time::Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_all()?;
        into.push(begin.elapsed());
    }
    Ok(())
}
