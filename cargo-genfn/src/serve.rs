//! The page, served on this machine alone, and word of every change: a browser holds `/changes` open, and is told when a source was saved.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use crate::cli::Place;
use crate::sources::Sources;

/// How often the sources are looked at.
const OFTEN: Duration = Duration::from_millis(200);

pub(crate) fn run(place: &Place, port: u16) -> Result<(), String> {
    let place = Arc::new(Place {
        manifest_path: place.manifest_path.clone(),
        package: place.package.clone(),
        file: place.file.clone(),
    });
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| format!("can't serve: {error}"))?;
    let address = listener.local_addr().map_err(|error| format!("can't serve: {error}"))?;
    crate::written(&format!("http://{address}/\n"))?;
    for stream in listener.incoming().flatten() {
        let place = Arc::clone(&place);
        // Whoever goes away is answered no more.
        thread::spawn(move || drop(answer(stream, &place)));
    }
    Ok(())
}

fn answer(mut stream: TcpStream, place: &Place) -> std::io::Result<()> {
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    reader.read_line(&mut request)?;
    let (mut header, mut hosts) = (String::new(), Vec::new());
    while reader.read_line(&mut header)? > 2 {
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("host")
        {
            hosts.push(value.trim().to_owned());
        }
        header.clear();
    }
    if !matches!(&hosts[..], [host] if is_of_this_machine(host)) {
        return respond(
            &mut stream,
            "403 Forbidden",
            "text/plain",
            "it is served on this machine alone: ask for localhost\n",
        );
    }
    match request.split(' ').nth(1) {
        Some("/") => {
            let page = match Sources::read(place) {
                Ok(sources) => genfn_view::page(&sources.title, &crate::shown(&sources), true),
                Err(error) => error,
            };
            respond(&mut stream, "200 OK", "text/html; charset=utf-8", &page)
        }
        Some("/changes") => changes(&mut stream, place),
        _ => respond(&mut stream, "404 Not Found", "text/plain", "there is nothing here but /\n"),
    }
}

/// Whether a `Host` is this machine by a name or an address that nobody else can be known by. A page of anybody's may be asked for by a
/// name that leads here, and is then allowed to read what is answered.
fn is_of_this_machine(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(address) => address.split_once(']').map_or("", |(address, _)| address),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = name.to_ascii_lowercase();
    let is_loopback = name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    is_loopback || name == "localhost" || name.ends_with(".localhost")
}

fn respond(stream: &mut TcpStream, status: &str, kind: &str, body: &str) -> std::io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n{body}"
    )
}

fn changes(stream: &mut TcpStream, place: &Place) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n")?;
    let before = saved(place);
    loop {
        thread::sleep(OFTEN);
        // A comment, by which it is found out that nobody listens.
        stream.write_all(b":\n\n")?;
        if saved(place) != before {
            return stream.write_all(b"data: changed\n\n");
        }
    }
}

/// When each source was saved last.
fn saved(place: &Place) -> Vec<(PathBuf, Option<SystemTime>)> {
    let sources = Sources::read(place).map(|sources| sources.files).unwrap_or_default();
    let at = |path: &PathBuf| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    sources.into_iter().map(|file| (file.path.clone(), at(&file.path))).collect()
}
