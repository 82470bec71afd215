//! The world outside: a warehouse, a bank, a carrier, a post office. It has a database of its own, as it would in truth, and does
//! what it is asked for once by its key, however often it is asked.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use crate::Result;
use crate::kill;
use crate::order::{Answer, Command, Refused};

pub struct World {
    db: Connection,
}

impl World {
    pub fn open(directory: &Path) -> Result<World> {
        let db = Connection::open(directory.join("world.db"))?;
        db.execute_batch(
            "PRAGMA journal_mode = WAL;
             BEGIN IMMEDIATE;
             CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL, times INTEGER NOT NULL);
             CREATE TABLE IF NOT EXISTS stock (item TEXT PRIMARY KEY, count INTEGER NOT NULL CHECK (count >= 0));
             CREATE TABLE IF NOT EXISTS payments (number INTEGER PRIMARY KEY, customer TEXT, cents INTEGER, refunded INTEGER DEFAULT 0);
             CREATE TABLE IF NOT EXISTS declined (customer TEXT);
             CREATE TABLE IF NOT EXISTS parcels (number INTEGER PRIMARY KEY, customer TEXT, holds TEXT);
             CREATE TABLE IF NOT EXISTS mails (number INTEGER PRIMARY KEY, customer TEXT, text TEXT);
             INSERT OR IGNORE INTO stock VALUES ('pen', 100), ('book', 4), ('globe', 1);
             COMMIT;",
        )?;
        Ok(World { db })
    }

    /// Does what the command says, if that was not done already, and answers as it did then.
    pub fn carry_out(&mut self, key: &str, command: &Command) -> Result<Answer> {
        kill::step();
        let tx = self.db.transaction()?;
        let known = tx
            .query_row("UPDATE answers SET times = times + 1 WHERE key = ?1 RETURNING answer", [key], |row| {
                row.get::<_, String>(0)
            })
            .optional()?;
        let answer = match known {
            Some(answer) => serde_json::from_str(&answer)?,
            None => {
                let answer = carry_out(&tx, command)?;
                tx.execute("INSERT INTO answers VALUES (?1, ?2, 1)", (key, serde_json::to_string(&answer)?))?;
                answer
            }
        };
        kill::step();
        tx.commit()?;
        kill::step();
        Ok(answer)
    }

    /// The database itself.
    pub fn db(&self) -> &Connection {
        &self.db
    }
}

fn carry_out(tx: &Transaction<'_>, command: &Command) -> Result<Answer> {
    let refused = |why: &str, for_now| Ok(Err(Refused { why: why.to_owned(), for_now }));
    match command {
        Command::Reserve { item, count } => {
            let enough = "UPDATE stock SET count = count - ?2 WHERE item = ?1 AND count >= ?2";
            if tx.execute(enough, (item, count))? == 0 {
                return refused(&format!("there is no {item} left"), false);
            }
            Ok(Ok(format!("{count} {item}")))
        }
        Command::Release { item, count } => {
            tx.execute("UPDATE stock SET count = count + ?2 WHERE item = ?1", (item, count))?;
            Ok(Ok(format!("{count} {item}")))
        }
        Command::Charge { customer, cents } => {
            // Some have to be asked twice, others pay never.
            let before: u32 =
                tx.query_row("SELECT count(*) FROM declined WHERE customer = ?1", [customer], |row| row.get(0))?;
            if customer == "nobody" || (customer == "forgetful" && before == 0) {
                tx.execute("INSERT INTO declined VALUES (?1)", [customer])?;
                return refused("the card was declined", true);
            }
            tx.execute("INSERT INTO payments (customer, cents) VALUES (?1, ?2)", (customer, cents))?;
            Ok(Ok(format!("payment {}", tx.last_insert_rowid())))
        }
        Command::Refund { payment } => {
            let number = payment.strip_prefix("payment ");
            tx.execute("UPDATE payments SET refunded = refunded + cents WHERE number = ?1", [number])?;
            Ok(Ok(payment.clone()))
        }
        Command::Ship { customer, lines, note } => {
            if customer == "nowhere" {
                return refused("nobody lives there", false);
            }
            let mut holds: Vec<String> = lines.iter().map(|line| format!("{} {}", line.count, line.item)).collect();
            holds.extend((!note.is_empty()).then(|| note.clone()));
            tx.execute("INSERT INTO parcels (customer, holds) VALUES (?1, ?2)", (customer, holds.join(", ")))?;
            Ok(Ok(format!("parcel {}", tx.last_insert_rowid())))
        }
        Command::Mail { customer, text } => {
            tx.execute("INSERT INTO mails (customer, text) VALUES (?1, ?2)", (customer, text))?;
            Ok(Ok(format!("mail {}", tx.last_insert_rowid())))
        }
    }
}
