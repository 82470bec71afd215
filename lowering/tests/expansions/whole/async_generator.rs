#[generator]
fn rows(log: Log) -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Result<(), String>> {
    try_! {{
        let row = fetch().await;
        yield_!(row);
        yield_from!(others());
    } finally {
        log.close().await;
    }}
    Ok(())
}
