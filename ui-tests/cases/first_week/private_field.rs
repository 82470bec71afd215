use genfn::prelude::*;

mod bank {
    pub struct Account {
        balance: u32,
    }

    impl Account {
        pub fn new() -> Account {
            Account { balance: 0 }
        }
    }
}

#[generator]
fn balances(account: bank::Account) -> impl Iterator<Item = u32> {
    yield_!(account.balance);
    yield_!(0);
}

fn main() {
    let _ = balances(bank::Account::new());
}
