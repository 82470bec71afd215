//! Completions for `cargo genfn …`, which is how it is called: a script of clap's for `cargo-genfn` would complete what nobody types.
//!
//! | shell | what completes `cargo` otherwise |
//! | --- | --- |
//! | bash | is kept, and asked wherever the subcommand is another one |
//! | fish | is kept: completions of a command add up |
//! | zsh | is zsh's own, which asks `_cargo-genfn` for what follows `cargo genfn` |
//! | elvish, PowerShell | is replaced: these have one for each command |

use clap::{CommandFactory, Parser};
use clap_complete::Shell;

use crate::cli::{Cli, Genfn};

/// Registers bash's function for `cargo`.
const BASH: &str = r#"
# Whatever else cargo is asked is left to what completed it before.
if ! complete -p cargo &>/dev/null; then
    if declare -F _comp_load >/dev/null; then _comp_load cargo; elif declare -F _completion_loader >/dev/null; then _completion_loader cargo; fi
fi
_cargo_but_genfn=$(complete -p cargo 2>/dev/null | sed -n 's/.*-F \([^ ]*\).*/\1/p')
[[ $_cargo_but_genfn == _cargo_or_genfn ]] && _cargo_but_genfn=
_cargo_or_genfn() {
    local subcommand=1
    [[ ${COMP_WORDS[1]} == +* ]] && subcommand=2
    if [[ $COMP_CWORD -gt $subcommand && ${COMP_WORDS[$subcommand]} == genfn ]]; then
        _cargo_genfn "$@"
        return
    fi
    COMPREPLY=()
    [[ -n $_cargo_but_genfn ]] && "$_cargo_but_genfn" "$@"
    if [[ $COMP_CWORD -eq $subcommand && genfn == "$2"* && " ${COMPREPLY[*]} " != *" genfn "* ]]; then
        COMPREPLY+=(genfn)
    fi
}
complete -F _cargo_or_genfn -o bashdefault -o default cargo
"#;

pub(crate) fn script(shell: Shell) -> String {
    match shell {
        Shell::Bash => {
            let script = generated::<Cli>(shell, "cargo").replacen("_cargo() {", "_cargo_genfn() {", 1);
            // What it registers is all of `cargo`.
            let (function, _) = script.split_once("\nif [[ \"${BASH_VERSINFO[0]}\" -eq 4").unwrap_or((&script, ""));
            format!("{function}{BASH}")
        }
        Shell::Fish => {
            let script = generated::<Cli>(shell, "cargo-genfn");
            // cargo has its own `help`.
            let is_cargos =
                |line: &&str| line.contains("__fish_cargo_genfn_needs_command\" ") && !line.contains("-a \"genfn\"");
            let lines = script.lines().filter(|line| !is_cargos(line));
            lines.map(|line| line.replace("complete -c cargo-genfn", "complete -c cargo") + "\n").collect()
        }
        Shell::Zsh => generated::<AfterCargo>(shell, "cargo-genfn"),
        _ => generated::<Cli>(shell, "cargo"),
    }
}

/// As it is seen behind `cargo`.
#[derive(Parser)]
#[command(name = "cargo-genfn")]
struct AfterCargo {
    #[command(flatten)]
    _genfn: Genfn,
}

fn generated<C: CommandFactory>(shell: Shell, name: &str) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut C::command(), name, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
