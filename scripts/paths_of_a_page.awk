# The paths that a page names, for `scripts/publish`: the line, the path, and whether its paragraph says that the repository has it. A listing belongs
# to the paragraph before it. A package of the workspace is told of as the `Cargo.toml` that has it, a run of an example as that.

function told(    i) {
    for (i = 0; i < count; i++) {
        printf "%s\t%s\t%d\n", lines[i], paths[i], said
    }
    count = 0
    said = 0
}

function found(path) {
    sub(/[.,:;]+$/, "", path)
    lines[count] = NR
    paths[count++] = path
}

/^ *```/ {
    is_code = !is_code
    # A page's own code is no text of its own: only its commands and comments name files.
    is_rust = is_code && /```rust/
}

# A paragraph begins behind an empty line, unless a listing follows.
!is_code && /^ *$/ { is_behind = 1; next }
is_behind && !/^ *```/ && !is_code { told() }
{ is_behind = 0 }

/repository|[Ff]rom a checkout/ { said = 1 }

is_rust { next }

{
    rest = $0
    # Addresses of the net, and links, which are compared elsewhere.
    gsub(/[a-z]+:\/\/[^ )>]*/, "", rest)
    gsub(/\]\([^)]*\)/, "", rest)
    if (rest ~ /^\[[^]]*\]: /) next
    while (match(rest, /[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)+|[A-Za-z0-9_-]+\.md|[a-z-]+\/(`| )/)) {
        path = substr(rest, RSTART, RLENGTH)
        sub(/\/?[` ]$/, "", path)
        sub(/^\.\//, "", path)
        found(path)
        rest = substr(rest, RSTART + RLENGTH)
    }
    if ($0 ~ /cargo (run|test|bench|install).* (--example|--workspace|-p|--package|--path)[ =]/ || $0 ~ /cargo (run|test|bench).* --workspace/) {
        found("Cargo.lock")
    }
}

END { told() }
