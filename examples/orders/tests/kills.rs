//! The process is killed at every step in turn, and started again: what it leaves behind is what it leaves if it is left alone.

mod in_memory;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use genfn_examples_orders::{Result, kill};

use rusqlite::Connection;

/// How a process ended.
#[derive(Debug, PartialEq)]
enum End {
    ByItself,
    Killed,
}

/// Starts the process, and kills it when it has come to this step, if it does.
fn run(directory: &Path, kill_at: Option<usize>) -> Result<End> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shop"));
    command.arg(directory).stdout(Stdio::piped()).env_remove("KILL_AT");
    if let Some(step) = kill_at {
        command.env("KILL_AT", step.to_string());
    }
    let mut process = command.spawn()?;
    let said = BufReader::new(process.stdout.take().expect("it is piped")).lines().next().transpose()?;
    if let Some(said) = said {
        assert_eq!(said, kill::HERE);
        process.kill()?; // SIGKILL
        assert!(!process.wait()?.success());
        return Ok(End::Killed);
    }
    assert!(process.wait()?.success());
    Ok(End::ByItself)
}

/// All that is in both databases, but for how often the world was asked.
fn left_behind(directory: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in ["shop.db", "world.db"] {
        let db = Connection::open(directory.join(file))?;
        let mut tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
        let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for table in tables {
            let columns = if table == "answers" { "key, answer" } else { "*" };
            let mut rows = db.prepare(&format!("SELECT {columns} FROM {table} ORDER BY rowid"))?;
            let count = rows.column_count();
            let rows = rows.query_map([], |row| {
                let values = (0..count).map(|i| Ok(format!("{:?}", row.get_ref(i)?)));
                values.collect::<Result<Vec<_>, _>>()
            })?;
            for row in rows {
                found.push(format!("{table}: {}", row?.join(", ")));
            }
        }
    }
    Ok(found)
}

/// How often the world was asked for what it had done already.
fn asked_again(directory: &Path) -> Result<u32> {
    let db = Connection::open(directory.join("world.db"))?;
    Ok(db.query_row("SELECT coalesce(sum(times - 1), 0) FROM answers", [], |row| row.get(0))?)
}

fn left_alone() -> Result<Vec<String>> {
    let directory = in_memory::directory()?;
    assert_eq!(run(directory.path(), None)?, End::ByItself);
    assert_eq!(asked_again(directory.path())?, 0);
    left_behind(directory.path())
}

#[test]
fn killed_at_any_step_it_does_nothing_twice_and_leaves_nothing_out() -> Result<()> {
    let expected = left_alone()?;
    assert!(expected.iter().any(|row| row.starts_with("parcels: ")), "{expected:#?}");
    let (mut kills, mut again) = (0, 0);
    for step in 1.. {
        let directory = in_memory::directory()?;
        if run(directory.path(), Some(step))? == End::ByItself {
            break;
        }
        kills += 1;
        assert_eq!(run(directory.path(), None)?, End::ByItself);
        assert_eq!(left_behind(directory.path())?, expected, "killed at step {step}");
        again += asked_again(directory.path())?;
    }
    println!("{kills} kills; {again} times the world was asked for what it had done already");
    assert!(kills > 100, "there were {kills} steps");
    assert!(again > 20, "only {again} kills came between an effect and its record");
    Ok(())
}

#[test]
fn killed_again_and_again_it_comes_to_the_same_end() -> Result<()> {
    let expected = left_alone()?;
    // In ten steps a process takes its five orders in, and in five it carries out a command: one that does less comes to nothing.
    for step in 15..20 {
        let directory = in_memory::directory()?;
        let mut kills = 0;
        while run(directory.path(), Some(step))? == End::Killed {
            kills += 1;
            assert!(kills < 100, "it does not go on");
        }
        assert_eq!(left_behind(directory.path())?, expected, "killed at each step {step}");
    }
    Ok(())
}
