//! The database of the shop. A row holds an order's snapshot, and the command that it waits for: both are written in one transaction.

use std::marker::PhantomData;
use std::path::Path;

use genfn::prelude::*;
use rusqlite::{Connection, OptionalExtension as _, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Result;
use crate::kill;
use crate::order::{Answer, Command};
use crate::world::World;

/// What an order is, of any version.
pub trait AnOrder: Generator<Yield = Command, Send = Answer, Return = Answer> + Serialize + DeserializeOwned {}

impl<G: Generator<Yield = Command, Send = Answer, Return = Answer> + Serialize + DeserializeOwned> AnOrder for G {}

/// The orders, and what becomes of them.
pub struct Shop<G> {
    db: Connection,
    orders: PhantomData<fn() -> G>,
}

/// A command that an order waits for.
pub struct Task {
    order: u64,
    step: u32,
    command: Command,
}

impl<G: AnOrder> Shop<G> {
    pub fn open(directory: &Path) -> Result<Self> {
        let db = Connection::open(directory.join("shop.db"))?;
        db.execute_batch(
            "PRAGMA journal_mode = WAL;
             BEGIN IMMEDIATE;
             CREATE TABLE IF NOT EXISTS orders (
                 id INTEGER PRIMARY KEY,
                 step INTEGER NOT NULL,
                 snapshot TEXT, -- while it is under way
                 command TEXT,  -- what it waits for then
                 ended TEXT     -- what it returned
             );
             CREATE INDEX IF NOT EXISTS waiting ON orders (step, id) WHERE command IS NOT NULL;
             CREATE TABLE IF NOT EXISTS log (id, step, command, answer, PRIMARY KEY (id, step));
             COMMIT;",
        )?;
        Ok(Shop { db, orders: PhantomData })
    }

    /// Takes an order in, if it is not there, and runs it to its first command.
    pub fn take(&mut self, id: u64, mut order: G) -> Result<()> {
        let tx = self.db.transaction()?;
        if tx.execute("INSERT OR IGNORE INTO orders (id, step) VALUES (?1, 0)", [id])? == 1 {
            let next = order.start();
            write(&tx, id, &order, next)?;
        }
        commit(tx)
    }

    /// The next command to be carried out.
    pub fn task(&self) -> Result<Option<Task>> {
        let query = "SELECT id, step, command FROM orders WHERE command IS NOT NULL ORDER BY step, id LIMIT 1";
        let row = self.db.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)));
        let Some((order, step, command)) = row.optional()? else { return Ok(None) };
        Ok(Some(Task { order, step, command: serde_json::from_str(&command)? }))
    }

    /// Sends an order the answer that it waits for, and runs it to its next command.
    pub fn answer(&mut self, task: Task, answer: Answer) -> Result<()> {
        let Task { order: id, step, command } = task;
        let tx = self.db.transaction()?;
        let snapshot: String = tx.query_row("SELECT snapshot FROM orders WHERE id = ?1", [id], |row| row.get(0))?;
        let mut order: G = serde_json::from_str(&snapshot)?;
        tx.execute("INSERT INTO log VALUES (?1, ?2, ?3, ?4)", (id, step, json(&command)?, json(&answer)?))?;
        let next = order.send(answer);
        write(&tx, id, &order, next)?;
        commit(tx)
    }

    /// Carries commands out, until no order waits for one, or for `at_most` of them.
    pub fn work(&mut self, world: &mut World, at_most: usize) -> Result<()> {
        for _ in 0..at_most {
            let Some(task) = self.task()? else { break };
            let answer = world.carry_out(&task.key(), &task.command)?;
            self.answer(task, answer)?;
        }
        Ok(())
    }

    /// The database itself.
    pub fn db(&self) -> &Connection {
        &self.db
    }
}

impl Task {
    /// What tells this command from all others, however often it is sent.
    fn key(&self) -> String {
        format!("{}/{}", self.order, self.step)
    }
}

/// Writes an order down, with what it waits for.
fn write<G: AnOrder>(
    tx: &Transaction<'_>,
    id: u64,
    order: &G,
    next: Result<Command, StopIteration<Answer>>,
) -> Result<()> {
    let (snapshot, command, ended) = match next {
        Ok(command) => (Some(json(order)?), Some(json(&command)?), None),
        Err(end) => (None, None, Some(json(&end.value)?)),
    };
    tx.execute(
        "UPDATE orders SET step = step + 1, snapshot = ?2, command = ?3, ended = ?4 WHERE id = ?1",
        (id, snapshot, command, ended),
    )?;
    Ok(())
}

fn commit(tx: Transaction<'_>) -> Result<()> {
    kill::step();
    tx.commit()?;
    kill::step();
    Ok(())
}

fn json(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}
