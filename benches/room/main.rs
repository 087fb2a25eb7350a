//! A room beside rooms that others would write: one generator of load, the same votes for all, one table.
//!
//! `benches/room/run.sh` builds this, starts it and prints the table. What is measured how stands in docs/testing.md. Servers run on the
//! first core and the generator on the second, so that neither takes time from the other; the rows with 2,000 phones share both.

#[cfg(target_os = "linux")]
mod crowd;
#[cfg(target_os = "linux")]
mod rows;
#[cfg(target_os = "linux")]
mod server;
#[cfg(target_os = "linux")]
mod table;
#[cfg(target_os = "linux")]
mod wire;

/// Whatever went wrong: a benchmark ends with it.
#[cfg(target_os = "linux")]
type Failed = Box<dyn std::error::Error>;

#[cfg(target_os = "linux")]
fn main() -> Result<(), Failed> {
    let mut given = std::env::args_os().skip(1).filter(|word| word != "--bench");
    let (Some(program), Some(node), Some(folder)) = (given.next(), given.next(), given.next())
    else {
        println!(
            "benches/room/run.sh starts this, with a program, a folder with node_modules and one for saves"
        );
        return Ok(());
    };
    let paths = server::Paths {
        program: program.into(),
        node: node.into(),
        folder: folder.into(),
    };
    // Three servers with 2,000 phones each, and what they hold open themselves.
    rlimit::increase_nofile_limit(20_000)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let figures =
        runtime.block_on(tokio::task::LocalSet::new().run_until(rows::measure(&paths)))?;
    table::print(&figures);
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("this needs Linux: it pins processes to cores and reads /proc");
}
