#compdef tine

autoload -U is-at-least

_tine() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_tine_commands" \
"*::: :->tine" \
&& ret=0
    case $state in
    (tine)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-command-$line[1]:"
        case $line[1] in
            (init)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--trunk=[The trunk'\''s name, by default git'\''s init.defaultBranch, else main]:NAME:_default' \
'--from=[Begin with a source of this repository\: a path or URL, and #source\:NAME where it has several]:REPO:_default' \
'--source=[The source of that repository, as NAME or NAME@2]:NAME:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--policy[Write a starter policy into the worktree, for a session to propose]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::dir -- The directory; by default the current one:_files' \
&& ret=0
;;
(start)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--task=[What the session is for]:TEXT:_default' \
'--from=[Start from this revision instead of the trunk'\''s tip, such as source\:NAME]:REV:_default' \
'--path=[Put the workspace into this directory, which must be empty or not there]:DIR:_files' \
'*--tag=[Add a tag of your own; may be repeated]:K=V:_default' \
'--agent=[The agent that will work in it]:NAME:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'(--no-workspace --path)--here[Turn the current worktree into the workspace; edits come along as a baseline checkpoint]' \
'(--path)--no-workspace[Make no workspace\: checkpoints come from \`tine checkpoint --edits\`]' \
'(--task --from --here --no-workspace --path --tag --agent)--fill-pool[Start nothing; make the workspaces that start.pool asks for, and remove those that it does not]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::id -- The session'\''s name, of a-z 0-9 . _ -; by default made from the task:_default' \
&& ret=0
;;
(checkpoint)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-m+[The checkpoint'\''s title; by default the prompt'\''s first line]:MSG:_default' \
'--message=[The checkpoint'\''s title; by default the prompt'\''s first line]:MSG:_default' \
'(--prompt-file)--prompt=[The prompt that led here; secrets in it are redacted]:TEXT:_default' \
'--prompt-file=[The prompt from a file, or from stdin with \`-\`]:FILE:_files' \
'--kind=[Why it is taken\: prompt, manual, risk, handoff, unsaved or baseline]:KIND:_default' \
'*--meta=[Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated]:K=V:_default' \
'()--edits=[Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace]:FILE:_files' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--allow-empty[Take a checkpoint even if nothing changed]' \
'--include-secrets[Take new files that look like secrets as well]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::paths -- Save only these files and folders:_files' \
&& ret=0
;;
(ck)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-m+[The checkpoint'\''s title; by default the prompt'\''s first line]:MSG:_default' \
'--message=[The checkpoint'\''s title; by default the prompt'\''s first line]:MSG:_default' \
'(--prompt-file)--prompt=[The prompt that led here; secrets in it are redacted]:TEXT:_default' \
'--prompt-file=[The prompt from a file, or from stdin with \`-\`]:FILE:_files' \
'--kind=[Why it is taken\: prompt, manual, risk, handoff, unsaved or baseline]:KIND:_default' \
'*--meta=[Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated]:K=V:_default' \
'()--edits=[Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace]:FILE:_files' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--allow-empty[Take a checkpoint even if nothing changed]' \
'--include-secrets[Take new files that look like secrets as well]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::paths -- Save only these files and folders:_files' \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(st)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(log)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--limit=[Show at most this many checkpoints of a session]:N:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--all[Show every live session over the trunk; a graph has the latest hundred]' \
'--ops[Show the operations instead of the checkpoints]' \
'(--ops)-f[Go on with each checkpoint as it comes]' \
'(--ops)--follow[Go on with each checkpoint as it comes]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one, and outside of any session every live one:_default' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-U+[Show this many unchanged lines around a change]:LINES:_default' \
'--context=[Show this many unchanged lines around a change]:LINES:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'(--name-only -p --patch)--stat[Show only how much changed in each file]' \
'(-p --patch)--name-only[Show only which files changed]' \
'-p[Print a patch for \`git apply\`, with nothing left out]' \
'--patch[Print a patch for \`git apply\`, with nothing left out]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::rev -- The checkpoint; by default the latest:_default' \
&& ret=0
;;
(diff)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-U+[Show this many unchanged lines around a change]:LINES:_default' \
'--context=[Show this many unchanged lines around a change]:LINES:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'(--name-only -p --patch)--stat[Show only how much changed in each file]' \
'(-p --patch)--name-only[Show only which files changed]' \
'-p[Print a patch for \`git apply\`, with nothing left out]' \
'--patch[Print a patch for \`git apply\`, with nothing left out]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::from -- Where the comparison starts:_default' \
'::to -- Where the comparison ends:_default' \
'*::paths -- Compare only these paths (git pathspecs):_default' \
&& ret=0
;;
(undo)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'(--op)-n+[How many steps to take]:N:_default' \
'--op=[Take back this operation instead of the latest one]:ID:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--dry-run[Say what would happen, and change nothing]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(redo)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-n+[How many steps to take]:N:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--dry-run[Say what would happen, and change nothing]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(restore)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--dry-run[Say what would happen, and change nothing]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':rev -- The wanted state\: @3, @-, a change id, NAME@5 or any git revision:_default' \
'*::paths -- Restore only these files and folders:_files' \
&& ret=0
;;
(fork)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'*--name=[A new session'\''s name; may be repeated]:ID:_default' \
'-n+[How many sessions to start]:N:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--no-workspace[Make no workspaces]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::rev -- The checkpoint to start from; by default the latest:_default' \
&& ret=0
;;
(compare)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'*--diff=[Show what differs between two sessions, from A to B]:A:_default:A:_default' \
'-U+[Show this many unchanged lines around a change]:LINES:_default' \
'--context=[Show this many unchanged lines around a change]:LINES:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'(--name-only -p --patch)--stat[Show only how much changed in each file]' \
'(-p --patch)--name-only[Show only which files changed]' \
'-p[Print a patch for \`git apply\`, with nothing left out]' \
'--patch[Print a patch for \`git apply\`, with nothing left out]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::names -- The sessions:_default' \
&& ret=0
;;
(conflicts)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--exit-code[Exit with 3 if there are conflicts]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::names -- A session; by default all live ones:_default' \
&& ret=0
;;
(run)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--task=[What the program is to do; kept as the prompt, and the new session'\''s task]:TEXT:_default' \
'--timeout=[Stop it, and all it started, after this long, such as 20m]:TIME:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--new[Run in a new session; inside another run in a fork of that one'\''s session]' \
'--propose[Propose the work if the program exits with 0]' \
'--undo-on-failure[Take the work back if it exits with anything else; \`tine undo\` brings it back]' \
'--isolate[Give a session without a workspace one of layers for this run\: it is there at once, and for this run alone]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::words -- The program and its arguments:_default' \
&& ret=0
;;
(race)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'*--agents=[The commands, each in quotes]:CMD:_default' \
'--task=[What all of them are to do]:TEXT:_default' \
'-n+[How often each command tries]:N:_default' \
'--from=[Begin at this revision]:REV:_default' \
'--timeout=[Stop a program, and all it started, after this long, such as 20m]:TIME:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--no-propose[Propose nothing]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(refresh)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'(--rebase)--merge[Merge, as a checkpoint with two parents; this is the default]' \
'--rebase[Make the checkpoints again on the trunk'\''s tip; a conflict changes nothing]' \
'(--merge --rebase --continue)--abort[Take an unfinished refresh back]' \
'(--merge --rebase)--continue[Finish a refresh after resolving its conflicts]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one:_default' \
&& ret=0
;;
(propose)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--name=[The feature that the proposal is named after; by default the session]:FEATURE:_default' \
'-m+[What the change does and why; the first line is the title]:SUMMARY:_default' \
'--message=[What the change does and why; the first line is the title]:SUMMARY:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--draft[Mark it as not ready\: it cannot land yet]' \
'--squash[Offer one commit that carries no prompts]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one:_default' \
&& ret=0
;;
(proposals)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--all[List landed, rejected and withdrawn ones as well]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(proposal)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_tine__subcmd__proposal_commands" \
"*::: :->proposal" \
&& ret=0

    case $state in
    (proposal)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-proposal-command-$line[1]:"
        case $line[1] in
            (show)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The proposal:_default' \
&& ret=0
;;
(withdraw)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The proposal:_default' \
&& ret=0
;;
(reopen)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The proposal:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__proposal__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-proposal-help-command-$line[1]:"
        case $line[1] in
            (show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(withdraw)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(reopen)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(review)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The proposal:_default' \
&& ret=0
;;
(approve)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--rev=[The number of the revision that was reviewed]:N:_default' \
'--head=[The commit that was reviewed, or the beginning of its id]:OID:_default' \
'-m+[A remark that is kept with the decision]:MSG:_default' \
'--message=[A remark that is kept with the decision]:MSG:_default' \
'*--only=[Land only these files and folders; the rest becomes the next revision]:PATH:_files' \
'--method=[How it enters the trunk\: squash, merge, rebase or ff; by default land.method]:M:_default' \
'--sign=[Sign the decision with this key; without one as git would sign]::KEY:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--keep[Keep the session, its branch and its workspace]' \
'--no-land[Grant, and do not land]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The proposal:_default' \
&& ret=0
;;
(reject)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-m+[Why; the session'\''s next attempt starts from this]:REASON:_default' \
'--message=[Why; the session'\''s next attempt starts from this]:REASON:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--delete[Discard the session as well]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The proposal:_default' \
&& ret=0
;;
(land)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--method=[How it enters the trunk\: squash, merge, rebase or ff; by default land.method]:M:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--keep[Keep the session, its branch and its workspace]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The proposal:_default' \
&& ret=0
;;
(pick)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'*--over=[A proposal that loses; by default all of the same fork or task]:NAME:_default' \
'-m+[A remark that is kept with the decision]:MSG:_default' \
'--message=[A remark that is kept with the decision]:MSG:_default' \
'--method=[How it enters the trunk\: squash, merge, rebase or ff; by default land.method]:M:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--keep[Keep the session, its branch and its workspace]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':winner -- The proposal that wins:_default' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--force[Run what has run before, too]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- A proposal, or a session or commit; by default this session:_default' \
&& ret=0
;;
(revert)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-m+[Why; the first line is the title]:SUMMARY:_default' \
'--message=[Why; the first line is the title]:SUMMARY:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--no-workspace[Make no workspace]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The proposal that landed:_default' \
&& ret=0
;;
(audit)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--since=[Begin after this revision instead of before the first landing]:REV:_default' \
'--format=[As a table, as JSON, or as an HTML page that stands alone]:FORMAT:(table json html)' \
'-o+[Write it into this file]:FILE:_files' \
'--output=[Write it into this file]:FILE:_files' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--strict[Fail if anything is unexplained]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(hooks)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__hooks_commands" \
"*::: :->hooks" \
&& ret=0

    case $state in
    (hooks)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-hooks-command-$line[1]:"
        case $line[1] in
            (install)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'(--project)--user[The files of the user, for all projects; the default outside of a repository]' \
'--project[The files of the project, for everybody who works on it; the default inside of a repository]' \
'--absolute[Call this program by its full path, for agents that start with a short PATH]' \
'--worktrees[Let Claude Code'\''s own worktrees be sessions; it makes none where tine is missing]' \
'--dry-run[Only show the difference]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::agents -- The agents:(claude codex cursor gemini opencode copilot droid generic)' \
&& ret=0
;;
(uninstall)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'(--project)--user[The files of the user, for all projects; the default outside of a repository]' \
'--project[The files of the project, for everybody who works on it; the default inside of a repository]' \
'--dry-run[Only show the difference]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::agents -- The agents:(claude codex cursor gemini opencode copilot droid generic)' \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'(--project)--user[The files of the user, for all projects; the default outside of a repository]' \
'--project[The files of the project, for everybody who works on it; the default inside of a repository]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::agents -- The agents:(claude codex cursor gemini opencode copilot droid generic)' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__hooks__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-hooks-help-command-$line[1]:"
        case $line[1] in
            (install)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(uninstall)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(guard)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__guard_commands" \
"*::: :->guard" \
&& ret=0

    case $state in
    (guard)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-guard-command-$line[1]:"
        case $line[1] in
            (install)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':repository -- The repository:_files' \
&& ret=0
;;
(pre-receive)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__guard__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-guard-help-command-$line[1]:"
        case $line[1] in
            (install)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(pre-receive)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(sync)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'(--pull)--push[Only send what is here]' \
'--pull[Only take what is there]' \
'--sessions[Share sessions'\'' own checkpoints, with their prompts, as well]' \
'--dry-run[Only show what would move, and what would leave this machine]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::remote -- The remote; by default sync.remote, the only one, or origin:_default' \
&& ret=0
;;
(blame)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-L+[Show only these lines]:A,B:_default' \
'--rev=[Read the file at this revision instead of the trunk'\''s tip]:REV:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':file -- The file:_files' \
&& ret=0
;;
(note)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__note_commands" \
"*::: :->note" \
&& ret=0

    case $state in
    (note)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-note-command-$line[1]:"
        case $line[1] in
            (add)
_arguments "${_arguments_options[@]}" : \
'-m+[What to say]:TEXT:_default' \
'--message=[What to say]:TEXT:_default' \
'--kind=[What it is for]:KIND:(note todo question risk)' \
'(--proposal)--on=[The checkpoint that it is about, or whose lines are meant]:REV:_default' \
'--proposal=[The proposal that it is about, or whose lines are meant]:NAME:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::place -- The file, and its lines, that the note is about; by default the session:_files' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'()--proposal=[Only those that concern this proposal, as they stand in its newest revision]:NAME:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--open[Only those that nobody settled]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one:_default' \
&& ret=0
;;
(resolve)
_arguments "${_arguments_options[@]}" : \
'-m+[How it was settled]:TEXT:_default' \
'--message=[How it was settled]:TEXT:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':id -- The note'\''s id, or the beginning of it:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__note__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-note-help-command-$line[1]:"
        case $line[1] in
            (add)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(resolve)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(tag)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__tag_commands" \
"*::: :->tag" \
&& ret=0

    case $state in
    (tag)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-tag-command-$line[1]:"
        case $line[1] in
            (set)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::tags -- A key of at most 64 bytes and a value of at most 256:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::keys -- A key:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__tag__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-tag-help-command-$line[1]:"
        case $line[1] in
            (set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(health)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__health_commands" \
"*::: :->health" \
&& ret=0

    case $state in
    (health)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-health-command-$line[1]:"
        case $line[1] in
            (set)
_arguments "${_arguments_options[@]}" : \
'--detail=[More about it]:TEXT:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':status -- The result:(pass fail)' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__health__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-health-help-command-$line[1]:"
        case $line[1] in
            (set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(handoff)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--to=[Who is to take it\: a person, or an agent as in agent/claude-code]:ACTOR:_default' \
'-m+[What the other one should know]:TEXT:_default' \
'--message=[What the other one should know]:TEXT:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The session:_default' \
&& ret=0
;;
(accept)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The session:_default' \
&& ret=0
;;
(sessions)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'*--tag=[List only those with this tag; may be repeated]:K[=V]:_default' \
'--limit=[List as many; 0 for all of them]:N:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--all[List landed, discarded and archived ones as well]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(session)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_tine__subcmd__session_commands" \
"*::: :->session" \
&& ret=0

    case $state in
    (session)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-session-command-$line[1]:"
        case $line[1] in
            (show)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'(--env)--path[Print only the workspace'\''s path]' \
'--env[Print shell lines that set TINE_SESSION, TINE_WORKSPACE and TINE_PORT_BASE]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__session__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-session-help-command-$line[1]:"
        case $line[1] in
            (show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(lock)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--ttl=[For how long, such as 30m or 2h; by default lock.ttl]:TIME:_default' \
'--reason=[Why; shown to whoever is refused]:TEXT:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::globs -- What to lock; without it, the session:_default' \
&& ret=0
;;
(unlock)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--reason=[Why, for the log]:TEXT:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--force[End locks of others; without names, all that hold this session]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::names -- The locks, by id or pattern; by default all that you hold here:_default' \
&& ret=0
;;
(locks)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(renew)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--ttl=[For how long from now, such as 30m or 2h; by default lock.ttl]:TIME:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::ids -- The locks, by id or pattern; by default all that you hold here:_default' \
&& ret=0
;;
(cache)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__cache_commands" \
"*::: :->cache" \
&& ret=0

    case $state in
    (cache)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-cache-command-$line[1]:"
        case $line[1] in
            (get)
_arguments "${_arguments_options[@]}" : \
'-o+[Write the value to this file]:FILE:_files' \
'--output=[Write the value to this file]:FILE:_files' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--force[Replace the file if there is one]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':key -- The entry'\''s name:_default' \
&& ret=0
;;
(set)
_arguments "${_arguments_options[@]}" : \
'--file=[The value'\''s file; by default stdin]:FILE:_files' \
'--from=[What it was derived from; by default the session'\''s tip, or outside of all the trunk'\''s]:REV:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':key -- The entry'\''s name:_default' \
&& ret=0
;;
(cas)
_arguments "${_arguments_options[@]}" : \
'--file=[The value'\''s file; by default stdin]:FILE:_files' \
'--from=[What it was derived from; by default the session'\''s tip, or outside of all the trunk'\''s]:REV:_default' \
'--expect=[The hash of the value that has to be there, or none if there must be no entry]:HASH:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':key -- The entry'\''s name:_default' \
&& ret=0
;;
(del)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::keys -- The entries'\'' names:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'--prefix=[Only those whose keys begin like this]:P:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--all[List those of all sessions and of the trunk]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
'--older-than=[How old an entry must be; by default cache.keep]:AGE:_default' \
'--max-size=[Drop the oldest, too, until all values together are no larger]:SIZE:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--stale[Drop stale ones as well]' \
'--dry-run[Say what would go, and change nothing]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__cache__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-cache-help-command-$line[1]:"
        case $line[1] in
            (get)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(cas)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(del)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(export)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--format=[As patches for \`git am\`, or as a bundle for \`git fetch\`]:FORMAT:(patch bundle)' \
'-o+[Write into this file, - for stdout; patches also one by one into a directory that is there]:FILE:_files' \
'--output=[Write into this file, - for stdout; patches also one by one into a directory that is there]:FILE:_files' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--squash[Make one patch of it]' \
'--force[Replace files that are there, and in a directory the patches of an earlier series]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- A session, or a proposal as proposal\:NAME; by default this session:_default' \
&& ret=0
;;
(archive)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::name -- The session; by default this one:_default' \
&& ret=0
;;
(reactivate)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--no-workspace[Make no workspace]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The session:_default' \
&& ret=0
;;
(discard)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'-m+[Why it is given up]:REASON:_default' \
'--message=[Why it is given up]:REASON:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The session:_default' \
&& ret=0
;;
(source)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_tine__subcmd__source_commands" \
"*::: :->source" \
&& ret=0

    case $state in
    (source)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-source-command-$line[1]:"
        case $line[1] in
            (promote)
_arguments "${_arguments_options[@]}" : \
'--from=[A commit of the trunk, or proposal\:NAME for one that is approved or landed]:REV:_default' \
'-m+[What this revision is for]:TEXT:_default' \
'--message=[What this revision is for]:TEXT:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The source, new or known:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--all[List removed ones as well]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The source:_default' \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':name -- The source:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__source__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-source-help-command-$line[1]:"
        case $line[1] in
            (promote)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(sweep)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--apply[Do it]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(op)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_tine__subcmd__op_commands" \
"*::: :->op" \
&& ret=0

    case $state in
    (op)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-op-command-$line[1]:"
        case $line[1] in
            (log)
_arguments "${_arguments_options[@]}" : \
'--limit=[List at most this many]:N:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--all[List those of all sessions and of the repository]' \
'(--all)--refused[List what was refused instead\: what a scope was missing for, and conflicts]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':id -- The operation'\''s id, or the beginning of it:_default' \
&& ret=0
;;
(restore)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--dry-run[Say what would happen, and change nothing]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':id -- The operation'\''s id, or the beginning of it:_default' \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
'--older-than=[How old an operation must be; by default retention.operations]:AGE:_default' \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--dry-run[Say what would go, and change nothing]' \
'--no-gc[Leave the garbage to git'\''s next collection]' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__op__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-op-help-command-$line[1]:"
        case $line[1] in
            (log)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(restore)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(config)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__config_commands" \
"*::: :->config" \
&& ret=0

    case $state in
    (config)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-config-command-$line[1]:"
        case $line[1] in
            (get)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':key -- The setting'\''s name:_default' \
&& ret=0
;;
(set)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':key -- The setting'\''s name:_default' \
':value -- The new value:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__config__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-config-help-command-$line[1]:"
        case $line[1] in
            (get)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(policy)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_tine__subcmd__policy_commands" \
"*::: :->policy" \
&& ret=0

    case $state in
    (policy)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-policy-command-$line[1]:"
        case $line[1] in
            (init)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::proposal -- The proposal to judge:_default' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::file -- The file:_files' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__policy__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-policy-help-command-$line[1]:"
        case $line[1] in
            (init)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(hook)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':agent -- claude, codex, cursor, gemini, opencode, copilot, droid, or generic for any other:_default' \
'*::rest -- The event, where the payload does not name it; the payload itself, where an agent hands it over so:_default' \
&& ret=0
;;
(stats)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--since=[Count only what is younger than this; by default all that the log has]:AGE:_default' \
'--format=[As tables, as JSON, or as Prometheus'\'' text format]:FORMAT:(table json prometheus)' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(repos)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--waiting[List only those where proposals wait]' \
'--idle[List only those with idle sessions; with --waiting, those of either kind]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::dir -- The directory; by default the current one:_files' \
&& ret=0
;;
(watch)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(doctor)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(agent-guide)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'(--remove)--install=[Write it into this file, or bring it up to date there]:FILE:_files' \
'--remove=[Take it out of this file again]:FILE:_files' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'(--remove)--skill[Make it a skill, such as .claude/skills/tine/SKILL.md]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(mcp)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':shell -- The shell:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':dir -- The directory, made if it is not there:_files' \
&& ret=0
;;
(demo)
_arguments "${_arguments_options[@]}" : \
'-C+[Act as if started in DIR]:DIR:_files' \
'-s+[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--session=[The session meant; by default the one whose workspace contains the current directory]:ID:_default' \
'--actor=[Who acts; by default the coding agent that tine runs in, else git'\''s user.name]:NAME:_default' \
'--color=[Use colours\: auto means on a terminal]:WHEN:(auto always never)' \
'*--config=[Change one setting for this call; may be repeated]:KEY=VALUE:_default' \
'--json[Answer with one JSON document on stdout]' \
'-q[Print no status lines on stderr]' \
'--quiet[Print no status lines on stderr]' \
'*-v[Trace what is going on to stderr; twice for every git process]' \
'*--verbose[Trace what is going on to stderr; twice for every git process]' \
'-y[Take the documented default of every question]' \
'--yes[Take the documented default of every question]' \
'--no-pager[Never start a pager]' \
'--keep[Keep the repository and say where it is]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-command-$line[1]:"
        case $line[1] in
            (init)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(start)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(checkpoint)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(log)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(diff)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(undo)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(redo)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(restore)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(fork)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(compare)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(conflicts)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(run)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(race)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(refresh)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(propose)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(proposals)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(proposal)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__proposal_commands" \
"*::: :->proposal" \
&& ret=0

    case $state in
    (proposal)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-proposal-command-$line[1]:"
        case $line[1] in
            (show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(withdraw)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(reopen)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(review)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(approve)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(reject)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(land)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(pick)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(revert)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(audit)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(hooks)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__hooks_commands" \
"*::: :->hooks" \
&& ret=0

    case $state in
    (hooks)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-hooks-command-$line[1]:"
        case $line[1] in
            (install)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(uninstall)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(guard)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__guard_commands" \
"*::: :->guard" \
&& ret=0

    case $state in
    (guard)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-guard-command-$line[1]:"
        case $line[1] in
            (install)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(pre-receive)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(sync)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(blame)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(note)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__note_commands" \
"*::: :->note" \
&& ret=0

    case $state in
    (note)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-note-command-$line[1]:"
        case $line[1] in
            (add)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(resolve)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(tag)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__tag_commands" \
"*::: :->tag" \
&& ret=0

    case $state in
    (tag)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-tag-command-$line[1]:"
        case $line[1] in
            (set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(health)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__health_commands" \
"*::: :->health" \
&& ret=0

    case $state in
    (health)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-health-command-$line[1]:"
        case $line[1] in
            (set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(handoff)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(accept)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(sessions)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(session)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__session_commands" \
"*::: :->session" \
&& ret=0

    case $state in
    (session)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-session-command-$line[1]:"
        case $line[1] in
            (show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(lock)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(unlock)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(locks)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(renew)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(cache)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__cache_commands" \
"*::: :->cache" \
&& ret=0

    case $state in
    (cache)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-cache-command-$line[1]:"
        case $line[1] in
            (get)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(cas)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(del)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(export)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(archive)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(reactivate)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(discard)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(source)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__source_commands" \
"*::: :->source" \
&& ret=0

    case $state in
    (source)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-source-command-$line[1]:"
        case $line[1] in
            (promote)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(rm)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(sweep)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(op)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__op_commands" \
"*::: :->op" \
&& ret=0

    case $state in
    (op)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-op-command-$line[1]:"
        case $line[1] in
            (log)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(restore)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(config)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__config_commands" \
"*::: :->config" \
&& ret=0

    case $state in
    (config)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-config-command-$line[1]:"
        case $line[1] in
            (get)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(set)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(policy)
_arguments "${_arguments_options[@]}" : \
":: :_tine__subcmd__help__subcmd__policy_commands" \
"*::: :->policy" \
&& ret=0

    case $state in
    (policy)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:tine-help-policy-command-$line[1]:"
        case $line[1] in
            (init)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(hook)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(stats)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(repos)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(watch)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(doctor)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(agent-guide)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(mcp)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(demo)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
}

(( $+functions[_tine_commands] )) ||
_tine_commands() {
    local commands; commands=(
'init:Make a repository if there is none, and name its trunk' \
'start:Start a session\: an isolated timeline for one task, with its own workspace' \
'checkpoint:Save the workspace as the session'\''s next checkpoint' \
'ck:Save the workspace as the session'\''s next checkpoint' \
'status:Show the session, its unsaved changes, and where it stands' \
'st:Show the session, its unsaved changes, and where it stands' \
'log:Show the timeline as a graph, newest first' \
'show:Show a checkpoint\: its prompt, and what it changed' \
'diff:Show the difference between any two points' \
'undo:Take back the latest step of this session' \
'redo:Bring back what the latest undo took' \
'restore:Make the workspace, or some paths, as it was at a revision' \
'fork:Start new sessions from a checkpoint of this one' \
'compare:Compare sessions that set out from the same place, side by side' \
'conflicts:Show which live sessions would conflict with the trunk or with each other' \
'run:Run a program in a session'\''s workspace, with a checkpoint before and after it' \
'race:Let several programs try the same task at once, each in a session of its own' \
'refresh:Bring the trunk into the session' \
'propose:Offer the session'\''s head for the trunk' \
'proposals:List what waits for review, oldest first' \
'proposal:Show, withdraw or reopen a proposal' \
'review:Review proposals\: prompts, diff, then approve, approve a part, reject or skip' \
'approve:Grant a proposal, and land it when the gate is met' \
'reject:Deny a proposal' \
'land:Land a proposal whose gate is met' \
'pick:Approve one of several proposals, and close its rivals' \
'check:Run the policy'\''s checks on what the trunk would become' \
'revert:Propose to take a landed proposal back' \
'audit:Say how each commit of the trunk got there' \
'hooks:Let coding agents tell tine of their prompts, and look whether they do' \
'guard:Guard a repository that people push to\: the trunk moves only by approved proposals' \
'sync:Share proposals, decisions and records through a git remote' \
'blame:Show which commit, proposal, agent and prompt each line comes from' \
'note:Take notes on a session, its checkpoints, files and lines, and settle them' \
'tag:Set, remove or list the tags of a session' \
'health:Report whether a session'\''s tests pass, or show the last report' \
'handoff:Hand a session over to somebody else' \
'accept:Take a session that was handed over to you' \
'sessions:List the live sessions' \
'session:Show a session' \
'lock:Keep others from changing some paths, or from writing in this session' \
'unlock:Give locks back' \
'locks:List who holds what, and until when' \
'renew:Put off the end of locks' \
'cache:Keep what was derived from a session'\''s files\: summaries, results, indexes' \
'export:Write a session or proposal as patches or as a bundle, for plain git' \
'archive:Put a session away' \
'reactivate:Bring an archived, discarded or landed session back' \
'discard:Give a session up' \
'source:Keep named baselines that sessions and new repositories start from' \
'sweep:Close and delete what the retention rules say, or show what they would' \
'op:Read the operation log, go back in it, or prune it' \
'config:Read and change settings' \
'policy:Show, check or begin the policy\: what must hold before a proposal lands' \
'hook:Take in an event of a coding agent, as its hooks call it' \
'stats:Say how long operations took, how long reviews waited, and what met conflicts' \
'repos:List every repository below a directory\: who is at work, what waits' \
'watch:Watch sessions, checkpoints as they come, and the review queue' \
'doctor:Look for what is wrong or unfinished, and say how to mend it' \
'agent-guide:Print what a coding agent has to know to work with tine' \
'mcp:Serve the working loop to an agent by the Model Context Protocol, on stdio' \
'completions:Print a shell'\''s completions' \
'man:Write the man pages into a directory' \
'demo:Tell the whole story in a temporary repository, with real commands' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine commands' commands "$@"
}
(( $+functions[_tine__subcmd__accept_commands] )) ||
_tine__subcmd__accept_commands() {
    local commands; commands=()
    _describe -t commands 'tine accept commands' commands "$@"
}
(( $+functions[_tine__subcmd__agent-guide_commands] )) ||
_tine__subcmd__agent-guide_commands() {
    local commands; commands=()
    _describe -t commands 'tine agent-guide commands' commands "$@"
}
(( $+functions[_tine__subcmd__approve_commands] )) ||
_tine__subcmd__approve_commands() {
    local commands; commands=()
    _describe -t commands 'tine approve commands' commands "$@"
}
(( $+functions[_tine__subcmd__archive_commands] )) ||
_tine__subcmd__archive_commands() {
    local commands; commands=()
    _describe -t commands 'tine archive commands' commands "$@"
}
(( $+functions[_tine__subcmd__audit_commands] )) ||
_tine__subcmd__audit_commands() {
    local commands; commands=()
    _describe -t commands 'tine audit commands' commands "$@"
}
(( $+functions[_tine__subcmd__blame_commands] )) ||
_tine__subcmd__blame_commands() {
    local commands; commands=()
    _describe -t commands 'tine blame commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache_commands] )) ||
_tine__subcmd__cache_commands() {
    local commands; commands=(
'get:Write a value to stdout, byte for byte' \
'set:Set a value from stdin or a file' \
'cas:Set a value if the one that is there has this hash' \
'del:Remove entries' \
'list:List entries, by key' \
'prune:Drop old entries, and those of sessions that landed or were discarded' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine cache commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__cas_commands] )) ||
_tine__subcmd__cache__subcmd__cas_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache cas commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__del_commands] )) ||
_tine__subcmd__cache__subcmd__del_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache del commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__get_commands] )) ||
_tine__subcmd__cache__subcmd__get_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache get commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help_commands] )) ||
_tine__subcmd__cache__subcmd__help_commands() {
    local commands; commands=(
'get:Write a value to stdout, byte for byte' \
'set:Set a value from stdin or a file' \
'cas:Set a value if the one that is there has this hash' \
'del:Remove entries' \
'list:List entries, by key' \
'prune:Drop old entries, and those of sessions that landed or were discarded' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine cache help commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help__subcmd__cas_commands] )) ||
_tine__subcmd__cache__subcmd__help__subcmd__cas_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache help cas commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help__subcmd__del_commands] )) ||
_tine__subcmd__cache__subcmd__help__subcmd__del_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache help del commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help__subcmd__get_commands] )) ||
_tine__subcmd__cache__subcmd__help__subcmd__get_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache help get commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__cache__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help__subcmd__list_commands] )) ||
_tine__subcmd__cache__subcmd__help__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache help list commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help__subcmd__prune_commands] )) ||
_tine__subcmd__cache__subcmd__help__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache help prune commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__help__subcmd__set_commands] )) ||
_tine__subcmd__cache__subcmd__help__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache help set commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__list_commands] )) ||
_tine__subcmd__cache__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache list commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__prune_commands] )) ||
_tine__subcmd__cache__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache prune commands' commands "$@"
}
(( $+functions[_tine__subcmd__cache__subcmd__set_commands] )) ||
_tine__subcmd__cache__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine cache set commands' commands "$@"
}
(( $+functions[_tine__subcmd__check_commands] )) ||
_tine__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'tine check commands' commands "$@"
}
(( $+functions[_tine__subcmd__checkpoint_commands] )) ||
_tine__subcmd__checkpoint_commands() {
    local commands; commands=()
    _describe -t commands 'tine checkpoint commands' commands "$@"
}
(( $+functions[_tine__subcmd__compare_commands] )) ||
_tine__subcmd__compare_commands() {
    local commands; commands=()
    _describe -t commands 'tine compare commands' commands "$@"
}
(( $+functions[_tine__subcmd__completions_commands] )) ||
_tine__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'tine completions commands' commands "$@"
}
(( $+functions[_tine__subcmd__config_commands] )) ||
_tine__subcmd__config_commands() {
    local commands; commands=(
'get:Print one setting' \
'set:Change one setting of this repository' \
'list:List every setting with its value and where that comes from' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine config commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__get_commands] )) ||
_tine__subcmd__config__subcmd__get_commands() {
    local commands; commands=()
    _describe -t commands 'tine config get commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__help_commands] )) ||
_tine__subcmd__config__subcmd__help_commands() {
    local commands; commands=(
'get:Print one setting' \
'set:Change one setting of this repository' \
'list:List every setting with its value and where that comes from' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine config help commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__help__subcmd__get_commands] )) ||
_tine__subcmd__config__subcmd__help__subcmd__get_commands() {
    local commands; commands=()
    _describe -t commands 'tine config help get commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__config__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine config help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__help__subcmd__list_commands] )) ||
_tine__subcmd__config__subcmd__help__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine config help list commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__help__subcmd__set_commands] )) ||
_tine__subcmd__config__subcmd__help__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine config help set commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__list_commands] )) ||
_tine__subcmd__config__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine config list commands' commands "$@"
}
(( $+functions[_tine__subcmd__config__subcmd__set_commands] )) ||
_tine__subcmd__config__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine config set commands' commands "$@"
}
(( $+functions[_tine__subcmd__conflicts_commands] )) ||
_tine__subcmd__conflicts_commands() {
    local commands; commands=()
    _describe -t commands 'tine conflicts commands' commands "$@"
}
(( $+functions[_tine__subcmd__demo_commands] )) ||
_tine__subcmd__demo_commands() {
    local commands; commands=()
    _describe -t commands 'tine demo commands' commands "$@"
}
(( $+functions[_tine__subcmd__diff_commands] )) ||
_tine__subcmd__diff_commands() {
    local commands; commands=()
    _describe -t commands 'tine diff commands' commands "$@"
}
(( $+functions[_tine__subcmd__discard_commands] )) ||
_tine__subcmd__discard_commands() {
    local commands; commands=()
    _describe -t commands 'tine discard commands' commands "$@"
}
(( $+functions[_tine__subcmd__doctor_commands] )) ||
_tine__subcmd__doctor_commands() {
    local commands; commands=()
    _describe -t commands 'tine doctor commands' commands "$@"
}
(( $+functions[_tine__subcmd__export_commands] )) ||
_tine__subcmd__export_commands() {
    local commands; commands=()
    _describe -t commands 'tine export commands' commands "$@"
}
(( $+functions[_tine__subcmd__fork_commands] )) ||
_tine__subcmd__fork_commands() {
    local commands; commands=()
    _describe -t commands 'tine fork commands' commands "$@"
}
(( $+functions[_tine__subcmd__guard_commands] )) ||
_tine__subcmd__guard_commands() {
    local commands; commands=(
'install:Write the hook into a repository' \
'pre-receive:Judge a push as git'\''s pre-receive hook' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine guard commands' commands "$@"
}
(( $+functions[_tine__subcmd__guard__subcmd__help_commands] )) ||
_tine__subcmd__guard__subcmd__help_commands() {
    local commands; commands=(
'install:Write the hook into a repository' \
'pre-receive:Judge a push as git'\''s pre-receive hook' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine guard help commands' commands "$@"
}
(( $+functions[_tine__subcmd__guard__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__guard__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine guard help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__guard__subcmd__help__subcmd__install_commands] )) ||
_tine__subcmd__guard__subcmd__help__subcmd__install_commands() {
    local commands; commands=()
    _describe -t commands 'tine guard help install commands' commands "$@"
}
(( $+functions[_tine__subcmd__guard__subcmd__help__subcmd__pre-receive_commands] )) ||
_tine__subcmd__guard__subcmd__help__subcmd__pre-receive_commands() {
    local commands; commands=()
    _describe -t commands 'tine guard help pre-receive commands' commands "$@"
}
(( $+functions[_tine__subcmd__guard__subcmd__install_commands] )) ||
_tine__subcmd__guard__subcmd__install_commands() {
    local commands; commands=()
    _describe -t commands 'tine guard install commands' commands "$@"
}
(( $+functions[_tine__subcmd__guard__subcmd__pre-receive_commands] )) ||
_tine__subcmd__guard__subcmd__pre-receive_commands() {
    local commands; commands=()
    _describe -t commands 'tine guard pre-receive commands' commands "$@"
}
(( $+functions[_tine__subcmd__handoff_commands] )) ||
_tine__subcmd__handoff_commands() {
    local commands; commands=()
    _describe -t commands 'tine handoff commands' commands "$@"
}
(( $+functions[_tine__subcmd__health_commands] )) ||
_tine__subcmd__health_commands() {
    local commands; commands=(
'set:Report a result for the session'\''s files as they are, unsaved edits included' \
'show:Show the last report' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine health commands' commands "$@"
}
(( $+functions[_tine__subcmd__health__subcmd__help_commands] )) ||
_tine__subcmd__health__subcmd__help_commands() {
    local commands; commands=(
'set:Report a result for the session'\''s files as they are, unsaved edits included' \
'show:Show the last report' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine health help commands' commands "$@"
}
(( $+functions[_tine__subcmd__health__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__health__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine health help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__health__subcmd__help__subcmd__set_commands] )) ||
_tine__subcmd__health__subcmd__help__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine health help set commands' commands "$@"
}
(( $+functions[_tine__subcmd__health__subcmd__help__subcmd__show_commands] )) ||
_tine__subcmd__health__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine health help show commands' commands "$@"
}
(( $+functions[_tine__subcmd__health__subcmd__set_commands] )) ||
_tine__subcmd__health__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine health set commands' commands "$@"
}
(( $+functions[_tine__subcmd__health__subcmd__show_commands] )) ||
_tine__subcmd__health__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine health show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help_commands] )) ||
_tine__subcmd__help_commands() {
    local commands; commands=(
'init:' \
'start:' \
'checkpoint:' \
'status:' \
'log:' \
'show:' \
'diff:' \
'undo:' \
'redo:' \
'restore:' \
'fork:' \
'compare:' \
'conflicts:' \
'run:' \
'race:' \
'refresh:' \
'propose:' \
'proposals:' \
'proposal:Show, withdraw or reopen a proposal' \
'review:' \
'approve:' \
'reject:' \
'land:' \
'pick:' \
'check:' \
'revert:' \
'audit:' \
'hooks:Let coding agents tell tine of their prompts, and look whether they do' \
'guard:Guard a repository that people push to\: the trunk moves only by approved proposals' \
'sync:' \
'blame:' \
'note:Take notes on a session, its checkpoints, files and lines, and settle them' \
'tag:Set, remove or list the tags of a session' \
'health:Report whether a session'\''s tests pass, or show the last report' \
'handoff:' \
'accept:' \
'sessions:' \
'session:Show a session' \
'lock:' \
'unlock:' \
'locks:' \
'renew:' \
'cache:Keep what was derived from a session'\''s files\: summaries, results, indexes' \
'export:' \
'archive:' \
'reactivate:' \
'discard:' \
'source:Keep named baselines that sessions and new repositories start from' \
'sweep:' \
'op:Read the operation log, go back in it, or prune it' \
'config:Read and change settings' \
'policy:Show, check or begin the policy\: what must hold before a proposal lands' \
'hook:' \
'stats:' \
'repos:' \
'watch:' \
'doctor:' \
'agent-guide:' \
'mcp:' \
'completions:' \
'man:' \
'demo:' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine help commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__accept_commands] )) ||
_tine__subcmd__help__subcmd__accept_commands() {
    local commands; commands=()
    _describe -t commands 'tine help accept commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__agent-guide_commands] )) ||
_tine__subcmd__help__subcmd__agent-guide_commands() {
    local commands; commands=()
    _describe -t commands 'tine help agent-guide commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__approve_commands] )) ||
_tine__subcmd__help__subcmd__approve_commands() {
    local commands; commands=()
    _describe -t commands 'tine help approve commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__archive_commands] )) ||
_tine__subcmd__help__subcmd__archive_commands() {
    local commands; commands=()
    _describe -t commands 'tine help archive commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__audit_commands] )) ||
_tine__subcmd__help__subcmd__audit_commands() {
    local commands; commands=()
    _describe -t commands 'tine help audit commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__blame_commands] )) ||
_tine__subcmd__help__subcmd__blame_commands() {
    local commands; commands=()
    _describe -t commands 'tine help blame commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__cache_commands] )) ||
_tine__subcmd__help__subcmd__cache_commands() {
    local commands; commands=(
'get:Write a value to stdout, byte for byte' \
'set:Set a value from stdin or a file' \
'cas:Set a value if the one that is there has this hash' \
'del:Remove entries' \
'list:List entries, by key' \
'prune:Drop old entries, and those of sessions that landed or were discarded' \
    )
    _describe -t commands 'tine help cache commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__cache__subcmd__cas_commands] )) ||
_tine__subcmd__help__subcmd__cache__subcmd__cas_commands() {
    local commands; commands=()
    _describe -t commands 'tine help cache cas commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__cache__subcmd__del_commands] )) ||
_tine__subcmd__help__subcmd__cache__subcmd__del_commands() {
    local commands; commands=()
    _describe -t commands 'tine help cache del commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__cache__subcmd__get_commands] )) ||
_tine__subcmd__help__subcmd__cache__subcmd__get_commands() {
    local commands; commands=()
    _describe -t commands 'tine help cache get commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__cache__subcmd__list_commands] )) ||
_tine__subcmd__help__subcmd__cache__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine help cache list commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__cache__subcmd__prune_commands] )) ||
_tine__subcmd__help__subcmd__cache__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'tine help cache prune commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__cache__subcmd__set_commands] )) ||
_tine__subcmd__help__subcmd__cache__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine help cache set commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__check_commands] )) ||
_tine__subcmd__help__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'tine help check commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__checkpoint_commands] )) ||
_tine__subcmd__help__subcmd__checkpoint_commands() {
    local commands; commands=()
    _describe -t commands 'tine help checkpoint commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__compare_commands] )) ||
_tine__subcmd__help__subcmd__compare_commands() {
    local commands; commands=()
    _describe -t commands 'tine help compare commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__completions_commands] )) ||
_tine__subcmd__help__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'tine help completions commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__config_commands] )) ||
_tine__subcmd__help__subcmd__config_commands() {
    local commands; commands=(
'get:Print one setting' \
'set:Change one setting of this repository' \
'list:List every setting with its value and where that comes from' \
    )
    _describe -t commands 'tine help config commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__config__subcmd__get_commands] )) ||
_tine__subcmd__help__subcmd__config__subcmd__get_commands() {
    local commands; commands=()
    _describe -t commands 'tine help config get commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__config__subcmd__list_commands] )) ||
_tine__subcmd__help__subcmd__config__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine help config list commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__config__subcmd__set_commands] )) ||
_tine__subcmd__help__subcmd__config__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine help config set commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__conflicts_commands] )) ||
_tine__subcmd__help__subcmd__conflicts_commands() {
    local commands; commands=()
    _describe -t commands 'tine help conflicts commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__demo_commands] )) ||
_tine__subcmd__help__subcmd__demo_commands() {
    local commands; commands=()
    _describe -t commands 'tine help demo commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__diff_commands] )) ||
_tine__subcmd__help__subcmd__diff_commands() {
    local commands; commands=()
    _describe -t commands 'tine help diff commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__discard_commands] )) ||
_tine__subcmd__help__subcmd__discard_commands() {
    local commands; commands=()
    _describe -t commands 'tine help discard commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__doctor_commands] )) ||
_tine__subcmd__help__subcmd__doctor_commands() {
    local commands; commands=()
    _describe -t commands 'tine help doctor commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__export_commands] )) ||
_tine__subcmd__help__subcmd__export_commands() {
    local commands; commands=()
    _describe -t commands 'tine help export commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__fork_commands] )) ||
_tine__subcmd__help__subcmd__fork_commands() {
    local commands; commands=()
    _describe -t commands 'tine help fork commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__guard_commands] )) ||
_tine__subcmd__help__subcmd__guard_commands() {
    local commands; commands=(
'install:Write the hook into a repository' \
'pre-receive:Judge a push as git'\''s pre-receive hook' \
    )
    _describe -t commands 'tine help guard commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__guard__subcmd__install_commands] )) ||
_tine__subcmd__help__subcmd__guard__subcmd__install_commands() {
    local commands; commands=()
    _describe -t commands 'tine help guard install commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__guard__subcmd__pre-receive_commands] )) ||
_tine__subcmd__help__subcmd__guard__subcmd__pre-receive_commands() {
    local commands; commands=()
    _describe -t commands 'tine help guard pre-receive commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__handoff_commands] )) ||
_tine__subcmd__help__subcmd__handoff_commands() {
    local commands; commands=()
    _describe -t commands 'tine help handoff commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__health_commands] )) ||
_tine__subcmd__help__subcmd__health_commands() {
    local commands; commands=(
'set:Report a result for the session'\''s files as they are, unsaved edits included' \
'show:Show the last report' \
    )
    _describe -t commands 'tine help health commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__health__subcmd__set_commands] )) ||
_tine__subcmd__help__subcmd__health__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine help health set commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__health__subcmd__show_commands] )) ||
_tine__subcmd__help__subcmd__health__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine help health show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__hook_commands] )) ||
_tine__subcmd__help__subcmd__hook_commands() {
    local commands; commands=()
    _describe -t commands 'tine help hook commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__hooks_commands] )) ||
_tine__subcmd__help__subcmd__hooks_commands() {
    local commands; commands=(
'install:Write the hooks into the agents'\'' configuration' \
'uninstall:Take the hooks out of the agents'\'' configuration' \
'status:Say where hooks are installed, and what keeps them from working' \
    )
    _describe -t commands 'tine help hooks commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__hooks__subcmd__install_commands] )) ||
_tine__subcmd__help__subcmd__hooks__subcmd__install_commands() {
    local commands; commands=()
    _describe -t commands 'tine help hooks install commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__hooks__subcmd__status_commands] )) ||
_tine__subcmd__help__subcmd__hooks__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'tine help hooks status commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__hooks__subcmd__uninstall_commands] )) ||
_tine__subcmd__help__subcmd__hooks__subcmd__uninstall_commands() {
    local commands; commands=()
    _describe -t commands 'tine help hooks uninstall commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__init_commands] )) ||
_tine__subcmd__help__subcmd__init_commands() {
    local commands; commands=()
    _describe -t commands 'tine help init commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__land_commands] )) ||
_tine__subcmd__help__subcmd__land_commands() {
    local commands; commands=()
    _describe -t commands 'tine help land commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__lock_commands] )) ||
_tine__subcmd__help__subcmd__lock_commands() {
    local commands; commands=()
    _describe -t commands 'tine help lock commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__locks_commands] )) ||
_tine__subcmd__help__subcmd__locks_commands() {
    local commands; commands=()
    _describe -t commands 'tine help locks commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__log_commands] )) ||
_tine__subcmd__help__subcmd__log_commands() {
    local commands; commands=()
    _describe -t commands 'tine help log commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__man_commands] )) ||
_tine__subcmd__help__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'tine help man commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__mcp_commands] )) ||
_tine__subcmd__help__subcmd__mcp_commands() {
    local commands; commands=()
    _describe -t commands 'tine help mcp commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__note_commands] )) ||
_tine__subcmd__help__subcmd__note_commands() {
    local commands; commands=(
'add:Take a note on the session, or on a checkpoint, a file or lines of it' \
'list:List the notes of a session; outside of any session those of every live one' \
'resolve:Settle a note\: done, answered, or no longer true' \
    )
    _describe -t commands 'tine help note commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__note__subcmd__add_commands] )) ||
_tine__subcmd__help__subcmd__note__subcmd__add_commands() {
    local commands; commands=()
    _describe -t commands 'tine help note add commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__note__subcmd__list_commands] )) ||
_tine__subcmd__help__subcmd__note__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine help note list commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__note__subcmd__resolve_commands] )) ||
_tine__subcmd__help__subcmd__note__subcmd__resolve_commands() {
    local commands; commands=()
    _describe -t commands 'tine help note resolve commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__op_commands] )) ||
_tine__subcmd__help__subcmd__op_commands() {
    local commands; commands=(
'log:List operations, newest first' \
'show:Show an operation with every ref that it moved' \
'restore:Set this session back to how it was right after an operation' \
'prune:Drop old operations, and what only they kept' \
    )
    _describe -t commands 'tine help op commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__op__subcmd__log_commands] )) ||
_tine__subcmd__help__subcmd__op__subcmd__log_commands() {
    local commands; commands=()
    _describe -t commands 'tine help op log commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__op__subcmd__prune_commands] )) ||
_tine__subcmd__help__subcmd__op__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'tine help op prune commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__op__subcmd__restore_commands] )) ||
_tine__subcmd__help__subcmd__op__subcmd__restore_commands() {
    local commands; commands=()
    _describe -t commands 'tine help op restore commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__op__subcmd__show_commands] )) ||
_tine__subcmd__help__subcmd__op__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine help op show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__pick_commands] )) ||
_tine__subcmd__help__subcmd__pick_commands() {
    local commands; commands=()
    _describe -t commands 'tine help pick commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__policy_commands] )) ||
_tine__subcmd__help__subcmd__policy_commands() {
    local commands; commands=(
'init:Write a starter policy into the worktree, for a session to propose' \
'show:Show the policy in force, or which of its rules a proposal falls under and why' \
'check:Check a policy before it is proposed; by default the one in this worktree' \
    )
    _describe -t commands 'tine help policy commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__policy__subcmd__check_commands] )) ||
_tine__subcmd__help__subcmd__policy__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'tine help policy check commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__policy__subcmd__init_commands] )) ||
_tine__subcmd__help__subcmd__policy__subcmd__init_commands() {
    local commands; commands=()
    _describe -t commands 'tine help policy init commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__policy__subcmd__show_commands] )) ||
_tine__subcmd__help__subcmd__policy__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine help policy show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__proposal_commands] )) ||
_tine__subcmd__help__subcmd__proposal_commands() {
    local commands; commands=(
'show:Show a proposal with its prompts, votes and gate' \
'withdraw:Take a proposal back; the session goes on' \
'reopen:Offer a rejected or withdrawn proposal again, as its next revision' \
    )
    _describe -t commands 'tine help proposal commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__proposal__subcmd__reopen_commands] )) ||
_tine__subcmd__help__subcmd__proposal__subcmd__reopen_commands() {
    local commands; commands=()
    _describe -t commands 'tine help proposal reopen commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__proposal__subcmd__show_commands] )) ||
_tine__subcmd__help__subcmd__proposal__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine help proposal show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__proposal__subcmd__withdraw_commands] )) ||
_tine__subcmd__help__subcmd__proposal__subcmd__withdraw_commands() {
    local commands; commands=()
    _describe -t commands 'tine help proposal withdraw commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__proposals_commands] )) ||
_tine__subcmd__help__subcmd__proposals_commands() {
    local commands; commands=()
    _describe -t commands 'tine help proposals commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__propose_commands] )) ||
_tine__subcmd__help__subcmd__propose_commands() {
    local commands; commands=()
    _describe -t commands 'tine help propose commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__race_commands] )) ||
_tine__subcmd__help__subcmd__race_commands() {
    local commands; commands=()
    _describe -t commands 'tine help race commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__reactivate_commands] )) ||
_tine__subcmd__help__subcmd__reactivate_commands() {
    local commands; commands=()
    _describe -t commands 'tine help reactivate commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__redo_commands] )) ||
_tine__subcmd__help__subcmd__redo_commands() {
    local commands; commands=()
    _describe -t commands 'tine help redo commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__refresh_commands] )) ||
_tine__subcmd__help__subcmd__refresh_commands() {
    local commands; commands=()
    _describe -t commands 'tine help refresh commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__reject_commands] )) ||
_tine__subcmd__help__subcmd__reject_commands() {
    local commands; commands=()
    _describe -t commands 'tine help reject commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__renew_commands] )) ||
_tine__subcmd__help__subcmd__renew_commands() {
    local commands; commands=()
    _describe -t commands 'tine help renew commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__repos_commands] )) ||
_tine__subcmd__help__subcmd__repos_commands() {
    local commands; commands=()
    _describe -t commands 'tine help repos commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__restore_commands] )) ||
_tine__subcmd__help__subcmd__restore_commands() {
    local commands; commands=()
    _describe -t commands 'tine help restore commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__revert_commands] )) ||
_tine__subcmd__help__subcmd__revert_commands() {
    local commands; commands=()
    _describe -t commands 'tine help revert commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__review_commands] )) ||
_tine__subcmd__help__subcmd__review_commands() {
    local commands; commands=()
    _describe -t commands 'tine help review commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__run_commands] )) ||
_tine__subcmd__help__subcmd__run_commands() {
    local commands; commands=()
    _describe -t commands 'tine help run commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__session_commands] )) ||
_tine__subcmd__help__subcmd__session_commands() {
    local commands; commands=(
'show:Show a session, its workspace'\''s path, or its environment' \
    )
    _describe -t commands 'tine help session commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__session__subcmd__show_commands] )) ||
_tine__subcmd__help__subcmd__session__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine help session show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__sessions_commands] )) ||
_tine__subcmd__help__subcmd__sessions_commands() {
    local commands; commands=()
    _describe -t commands 'tine help sessions commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__show_commands] )) ||
_tine__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine help show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__source_commands] )) ||
_tine__subcmd__help__subcmd__source_commands() {
    local commands; commands=(
'promote:Promote a landed or approved state to a source'\''s next revision' \
'list:List the sources' \
'show:Show a source with all its revisions' \
'rm:Take a source out of use; its revisions are kept' \
    )
    _describe -t commands 'tine help source commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__source__subcmd__list_commands] )) ||
_tine__subcmd__help__subcmd__source__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine help source list commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__source__subcmd__promote_commands] )) ||
_tine__subcmd__help__subcmd__source__subcmd__promote_commands() {
    local commands; commands=()
    _describe -t commands 'tine help source promote commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__source__subcmd__rm_commands] )) ||
_tine__subcmd__help__subcmd__source__subcmd__rm_commands() {
    local commands; commands=()
    _describe -t commands 'tine help source rm commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__source__subcmd__show_commands] )) ||
_tine__subcmd__help__subcmd__source__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine help source show commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__start_commands] )) ||
_tine__subcmd__help__subcmd__start_commands() {
    local commands; commands=()
    _describe -t commands 'tine help start commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__stats_commands] )) ||
_tine__subcmd__help__subcmd__stats_commands() {
    local commands; commands=()
    _describe -t commands 'tine help stats commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__status_commands] )) ||
_tine__subcmd__help__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'tine help status commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__sweep_commands] )) ||
_tine__subcmd__help__subcmd__sweep_commands() {
    local commands; commands=()
    _describe -t commands 'tine help sweep commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__sync_commands] )) ||
_tine__subcmd__help__subcmd__sync_commands() {
    local commands; commands=()
    _describe -t commands 'tine help sync commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__tag_commands] )) ||
_tine__subcmd__help__subcmd__tag_commands() {
    local commands; commands=(
'set:Give the session tags, or other values to those it has' \
'rm:Take tags away from the session' \
'list:List the tags of a session' \
    )
    _describe -t commands 'tine help tag commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__tag__subcmd__list_commands] )) ||
_tine__subcmd__help__subcmd__tag__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine help tag list commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__tag__subcmd__rm_commands] )) ||
_tine__subcmd__help__subcmd__tag__subcmd__rm_commands() {
    local commands; commands=()
    _describe -t commands 'tine help tag rm commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__tag__subcmd__set_commands] )) ||
_tine__subcmd__help__subcmd__tag__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine help tag set commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__undo_commands] )) ||
_tine__subcmd__help__subcmd__undo_commands() {
    local commands; commands=()
    _describe -t commands 'tine help undo commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__unlock_commands] )) ||
_tine__subcmd__help__subcmd__unlock_commands() {
    local commands; commands=()
    _describe -t commands 'tine help unlock commands' commands "$@"
}
(( $+functions[_tine__subcmd__help__subcmd__watch_commands] )) ||
_tine__subcmd__help__subcmd__watch_commands() {
    local commands; commands=()
    _describe -t commands 'tine help watch commands' commands "$@"
}
(( $+functions[_tine__subcmd__hook_commands] )) ||
_tine__subcmd__hook_commands() {
    local commands; commands=()
    _describe -t commands 'tine hook commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks_commands] )) ||
_tine__subcmd__hooks_commands() {
    local commands; commands=(
'install:Write the hooks into the agents'\'' configuration' \
'uninstall:Take the hooks out of the agents'\'' configuration' \
'status:Say where hooks are installed, and what keeps them from working' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine hooks commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__help_commands] )) ||
_tine__subcmd__hooks__subcmd__help_commands() {
    local commands; commands=(
'install:Write the hooks into the agents'\'' configuration' \
'uninstall:Take the hooks out of the agents'\'' configuration' \
'status:Say where hooks are installed, and what keeps them from working' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine hooks help commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__hooks__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine hooks help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__help__subcmd__install_commands] )) ||
_tine__subcmd__hooks__subcmd__help__subcmd__install_commands() {
    local commands; commands=()
    _describe -t commands 'tine hooks help install commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__help__subcmd__status_commands] )) ||
_tine__subcmd__hooks__subcmd__help__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'tine hooks help status commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__help__subcmd__uninstall_commands] )) ||
_tine__subcmd__hooks__subcmd__help__subcmd__uninstall_commands() {
    local commands; commands=()
    _describe -t commands 'tine hooks help uninstall commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__install_commands] )) ||
_tine__subcmd__hooks__subcmd__install_commands() {
    local commands; commands=()
    _describe -t commands 'tine hooks install commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__status_commands] )) ||
_tine__subcmd__hooks__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'tine hooks status commands' commands "$@"
}
(( $+functions[_tine__subcmd__hooks__subcmd__uninstall_commands] )) ||
_tine__subcmd__hooks__subcmd__uninstall_commands() {
    local commands; commands=()
    _describe -t commands 'tine hooks uninstall commands' commands "$@"
}
(( $+functions[_tine__subcmd__init_commands] )) ||
_tine__subcmd__init_commands() {
    local commands; commands=()
    _describe -t commands 'tine init commands' commands "$@"
}
(( $+functions[_tine__subcmd__land_commands] )) ||
_tine__subcmd__land_commands() {
    local commands; commands=()
    _describe -t commands 'tine land commands' commands "$@"
}
(( $+functions[_tine__subcmd__lock_commands] )) ||
_tine__subcmd__lock_commands() {
    local commands; commands=()
    _describe -t commands 'tine lock commands' commands "$@"
}
(( $+functions[_tine__subcmd__locks_commands] )) ||
_tine__subcmd__locks_commands() {
    local commands; commands=()
    _describe -t commands 'tine locks commands' commands "$@"
}
(( $+functions[_tine__subcmd__log_commands] )) ||
_tine__subcmd__log_commands() {
    local commands; commands=()
    _describe -t commands 'tine log commands' commands "$@"
}
(( $+functions[_tine__subcmd__man_commands] )) ||
_tine__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'tine man commands' commands "$@"
}
(( $+functions[_tine__subcmd__mcp_commands] )) ||
_tine__subcmd__mcp_commands() {
    local commands; commands=()
    _describe -t commands 'tine mcp commands' commands "$@"
}
(( $+functions[_tine__subcmd__note_commands] )) ||
_tine__subcmd__note_commands() {
    local commands; commands=(
'add:Take a note on the session, or on a checkpoint, a file or lines of it' \
'list:List the notes of a session; outside of any session those of every live one' \
'resolve:Settle a note\: done, answered, or no longer true' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine note commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__add_commands] )) ||
_tine__subcmd__note__subcmd__add_commands() {
    local commands; commands=()
    _describe -t commands 'tine note add commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__help_commands] )) ||
_tine__subcmd__note__subcmd__help_commands() {
    local commands; commands=(
'add:Take a note on the session, or on a checkpoint, a file or lines of it' \
'list:List the notes of a session; outside of any session those of every live one' \
'resolve:Settle a note\: done, answered, or no longer true' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine note help commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__help__subcmd__add_commands] )) ||
_tine__subcmd__note__subcmd__help__subcmd__add_commands() {
    local commands; commands=()
    _describe -t commands 'tine note help add commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__note__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine note help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__help__subcmd__list_commands] )) ||
_tine__subcmd__note__subcmd__help__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine note help list commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__help__subcmd__resolve_commands] )) ||
_tine__subcmd__note__subcmd__help__subcmd__resolve_commands() {
    local commands; commands=()
    _describe -t commands 'tine note help resolve commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__list_commands] )) ||
_tine__subcmd__note__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine note list commands' commands "$@"
}
(( $+functions[_tine__subcmd__note__subcmd__resolve_commands] )) ||
_tine__subcmd__note__subcmd__resolve_commands() {
    local commands; commands=()
    _describe -t commands 'tine note resolve commands' commands "$@"
}
(( $+functions[_tine__subcmd__op_commands] )) ||
_tine__subcmd__op_commands() {
    local commands; commands=(
'log:List operations, newest first' \
'show:Show an operation with every ref that it moved' \
'restore:Set this session back to how it was right after an operation' \
'prune:Drop old operations, and what only they kept' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine op commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__help_commands] )) ||
_tine__subcmd__op__subcmd__help_commands() {
    local commands; commands=(
'log:List operations, newest first' \
'show:Show an operation with every ref that it moved' \
'restore:Set this session back to how it was right after an operation' \
'prune:Drop old operations, and what only they kept' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine op help commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__op__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine op help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__help__subcmd__log_commands] )) ||
_tine__subcmd__op__subcmd__help__subcmd__log_commands() {
    local commands; commands=()
    _describe -t commands 'tine op help log commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__help__subcmd__prune_commands] )) ||
_tine__subcmd__op__subcmd__help__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'tine op help prune commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__help__subcmd__restore_commands] )) ||
_tine__subcmd__op__subcmd__help__subcmd__restore_commands() {
    local commands; commands=()
    _describe -t commands 'tine op help restore commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__help__subcmd__show_commands] )) ||
_tine__subcmd__op__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine op help show commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__log_commands] )) ||
_tine__subcmd__op__subcmd__log_commands() {
    local commands; commands=()
    _describe -t commands 'tine op log commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__prune_commands] )) ||
_tine__subcmd__op__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'tine op prune commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__restore_commands] )) ||
_tine__subcmd__op__subcmd__restore_commands() {
    local commands; commands=()
    _describe -t commands 'tine op restore commands' commands "$@"
}
(( $+functions[_tine__subcmd__op__subcmd__show_commands] )) ||
_tine__subcmd__op__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine op show commands' commands "$@"
}
(( $+functions[_tine__subcmd__pick_commands] )) ||
_tine__subcmd__pick_commands() {
    local commands; commands=()
    _describe -t commands 'tine pick commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy_commands] )) ||
_tine__subcmd__policy_commands() {
    local commands; commands=(
'init:Write a starter policy into the worktree, for a session to propose' \
'show:Show the policy in force, or which of its rules a proposal falls under and why' \
'check:Check a policy before it is proposed; by default the one in this worktree' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine policy commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__check_commands] )) ||
_tine__subcmd__policy__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'tine policy check commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__help_commands] )) ||
_tine__subcmd__policy__subcmd__help_commands() {
    local commands; commands=(
'init:Write a starter policy into the worktree, for a session to propose' \
'show:Show the policy in force, or which of its rules a proposal falls under and why' \
'check:Check a policy before it is proposed; by default the one in this worktree' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine policy help commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__help__subcmd__check_commands] )) ||
_tine__subcmd__policy__subcmd__help__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'tine policy help check commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__policy__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine policy help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__help__subcmd__init_commands] )) ||
_tine__subcmd__policy__subcmd__help__subcmd__init_commands() {
    local commands; commands=()
    _describe -t commands 'tine policy help init commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__help__subcmd__show_commands] )) ||
_tine__subcmd__policy__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine policy help show commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__init_commands] )) ||
_tine__subcmd__policy__subcmd__init_commands() {
    local commands; commands=()
    _describe -t commands 'tine policy init commands' commands "$@"
}
(( $+functions[_tine__subcmd__policy__subcmd__show_commands] )) ||
_tine__subcmd__policy__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine policy show commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal_commands] )) ||
_tine__subcmd__proposal_commands() {
    local commands; commands=(
'show:Show a proposal with its prompts, votes and gate' \
'withdraw:Take a proposal back; the session goes on' \
'reopen:Offer a rejected or withdrawn proposal again, as its next revision' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine proposal commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__help_commands] )) ||
_tine__subcmd__proposal__subcmd__help_commands() {
    local commands; commands=(
'show:Show a proposal with its prompts, votes and gate' \
'withdraw:Take a proposal back; the session goes on' \
'reopen:Offer a rejected or withdrawn proposal again, as its next revision' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine proposal help commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__proposal__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposal help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__help__subcmd__reopen_commands] )) ||
_tine__subcmd__proposal__subcmd__help__subcmd__reopen_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposal help reopen commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__help__subcmd__show_commands] )) ||
_tine__subcmd__proposal__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposal help show commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__help__subcmd__withdraw_commands] )) ||
_tine__subcmd__proposal__subcmd__help__subcmd__withdraw_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposal help withdraw commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__reopen_commands] )) ||
_tine__subcmd__proposal__subcmd__reopen_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposal reopen commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__show_commands] )) ||
_tine__subcmd__proposal__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposal show commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposal__subcmd__withdraw_commands] )) ||
_tine__subcmd__proposal__subcmd__withdraw_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposal withdraw commands' commands "$@"
}
(( $+functions[_tine__subcmd__proposals_commands] )) ||
_tine__subcmd__proposals_commands() {
    local commands; commands=()
    _describe -t commands 'tine proposals commands' commands "$@"
}
(( $+functions[_tine__subcmd__propose_commands] )) ||
_tine__subcmd__propose_commands() {
    local commands; commands=()
    _describe -t commands 'tine propose commands' commands "$@"
}
(( $+functions[_tine__subcmd__race_commands] )) ||
_tine__subcmd__race_commands() {
    local commands; commands=()
    _describe -t commands 'tine race commands' commands "$@"
}
(( $+functions[_tine__subcmd__reactivate_commands] )) ||
_tine__subcmd__reactivate_commands() {
    local commands; commands=()
    _describe -t commands 'tine reactivate commands' commands "$@"
}
(( $+functions[_tine__subcmd__redo_commands] )) ||
_tine__subcmd__redo_commands() {
    local commands; commands=()
    _describe -t commands 'tine redo commands' commands "$@"
}
(( $+functions[_tine__subcmd__refresh_commands] )) ||
_tine__subcmd__refresh_commands() {
    local commands; commands=()
    _describe -t commands 'tine refresh commands' commands "$@"
}
(( $+functions[_tine__subcmd__reject_commands] )) ||
_tine__subcmd__reject_commands() {
    local commands; commands=()
    _describe -t commands 'tine reject commands' commands "$@"
}
(( $+functions[_tine__subcmd__renew_commands] )) ||
_tine__subcmd__renew_commands() {
    local commands; commands=()
    _describe -t commands 'tine renew commands' commands "$@"
}
(( $+functions[_tine__subcmd__repos_commands] )) ||
_tine__subcmd__repos_commands() {
    local commands; commands=()
    _describe -t commands 'tine repos commands' commands "$@"
}
(( $+functions[_tine__subcmd__restore_commands] )) ||
_tine__subcmd__restore_commands() {
    local commands; commands=()
    _describe -t commands 'tine restore commands' commands "$@"
}
(( $+functions[_tine__subcmd__revert_commands] )) ||
_tine__subcmd__revert_commands() {
    local commands; commands=()
    _describe -t commands 'tine revert commands' commands "$@"
}
(( $+functions[_tine__subcmd__review_commands] )) ||
_tine__subcmd__review_commands() {
    local commands; commands=()
    _describe -t commands 'tine review commands' commands "$@"
}
(( $+functions[_tine__subcmd__run_commands] )) ||
_tine__subcmd__run_commands() {
    local commands; commands=()
    _describe -t commands 'tine run commands' commands "$@"
}
(( $+functions[_tine__subcmd__session_commands] )) ||
_tine__subcmd__session_commands() {
    local commands; commands=(
'show:Show a session, its workspace'\''s path, or its environment' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine session commands' commands "$@"
}
(( $+functions[_tine__subcmd__session__subcmd__help_commands] )) ||
_tine__subcmd__session__subcmd__help_commands() {
    local commands; commands=(
'show:Show a session, its workspace'\''s path, or its environment' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine session help commands' commands "$@"
}
(( $+functions[_tine__subcmd__session__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__session__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine session help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__session__subcmd__help__subcmd__show_commands] )) ||
_tine__subcmd__session__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine session help show commands' commands "$@"
}
(( $+functions[_tine__subcmd__session__subcmd__show_commands] )) ||
_tine__subcmd__session__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine session show commands' commands "$@"
}
(( $+functions[_tine__subcmd__sessions_commands] )) ||
_tine__subcmd__sessions_commands() {
    local commands; commands=()
    _describe -t commands 'tine sessions commands' commands "$@"
}
(( $+functions[_tine__subcmd__show_commands] )) ||
_tine__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine show commands' commands "$@"
}
(( $+functions[_tine__subcmd__source_commands] )) ||
_tine__subcmd__source_commands() {
    local commands; commands=(
'promote:Promote a landed or approved state to a source'\''s next revision' \
'list:List the sources' \
'show:Show a source with all its revisions' \
'rm:Take a source out of use; its revisions are kept' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine source commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__help_commands] )) ||
_tine__subcmd__source__subcmd__help_commands() {
    local commands; commands=(
'promote:Promote a landed or approved state to a source'\''s next revision' \
'list:List the sources' \
'show:Show a source with all its revisions' \
'rm:Take a source out of use; its revisions are kept' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine source help commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__source__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine source help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__help__subcmd__list_commands] )) ||
_tine__subcmd__source__subcmd__help__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine source help list commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__help__subcmd__promote_commands] )) ||
_tine__subcmd__source__subcmd__help__subcmd__promote_commands() {
    local commands; commands=()
    _describe -t commands 'tine source help promote commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__help__subcmd__rm_commands] )) ||
_tine__subcmd__source__subcmd__help__subcmd__rm_commands() {
    local commands; commands=()
    _describe -t commands 'tine source help rm commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__help__subcmd__show_commands] )) ||
_tine__subcmd__source__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine source help show commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__list_commands] )) ||
_tine__subcmd__source__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine source list commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__promote_commands] )) ||
_tine__subcmd__source__subcmd__promote_commands() {
    local commands; commands=()
    _describe -t commands 'tine source promote commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__rm_commands] )) ||
_tine__subcmd__source__subcmd__rm_commands() {
    local commands; commands=()
    _describe -t commands 'tine source rm commands' commands "$@"
}
(( $+functions[_tine__subcmd__source__subcmd__show_commands] )) ||
_tine__subcmd__source__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'tine source show commands' commands "$@"
}
(( $+functions[_tine__subcmd__start_commands] )) ||
_tine__subcmd__start_commands() {
    local commands; commands=()
    _describe -t commands 'tine start commands' commands "$@"
}
(( $+functions[_tine__subcmd__stats_commands] )) ||
_tine__subcmd__stats_commands() {
    local commands; commands=()
    _describe -t commands 'tine stats commands' commands "$@"
}
(( $+functions[_tine__subcmd__status_commands] )) ||
_tine__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'tine status commands' commands "$@"
}
(( $+functions[_tine__subcmd__sweep_commands] )) ||
_tine__subcmd__sweep_commands() {
    local commands; commands=()
    _describe -t commands 'tine sweep commands' commands "$@"
}
(( $+functions[_tine__subcmd__sync_commands] )) ||
_tine__subcmd__sync_commands() {
    local commands; commands=()
    _describe -t commands 'tine sync commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag_commands] )) ||
_tine__subcmd__tag_commands() {
    local commands; commands=(
'set:Give the session tags, or other values to those it has' \
'rm:Take tags away from the session' \
'list:List the tags of a session' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine tag commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__help_commands] )) ||
_tine__subcmd__tag__subcmd__help_commands() {
    local commands; commands=(
'set:Give the session tags, or other values to those it has' \
'rm:Take tags away from the session' \
'list:List the tags of a session' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'tine tag help commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__help__subcmd__help_commands] )) ||
_tine__subcmd__tag__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'tine tag help help commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__help__subcmd__list_commands] )) ||
_tine__subcmd__tag__subcmd__help__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine tag help list commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__help__subcmd__rm_commands] )) ||
_tine__subcmd__tag__subcmd__help__subcmd__rm_commands() {
    local commands; commands=()
    _describe -t commands 'tine tag help rm commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__help__subcmd__set_commands] )) ||
_tine__subcmd__tag__subcmd__help__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine tag help set commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__list_commands] )) ||
_tine__subcmd__tag__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'tine tag list commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__rm_commands] )) ||
_tine__subcmd__tag__subcmd__rm_commands() {
    local commands; commands=()
    _describe -t commands 'tine tag rm commands' commands "$@"
}
(( $+functions[_tine__subcmd__tag__subcmd__set_commands] )) ||
_tine__subcmd__tag__subcmd__set_commands() {
    local commands; commands=()
    _describe -t commands 'tine tag set commands' commands "$@"
}
(( $+functions[_tine__subcmd__undo_commands] )) ||
_tine__subcmd__undo_commands() {
    local commands; commands=()
    _describe -t commands 'tine undo commands' commands "$@"
}
(( $+functions[_tine__subcmd__unlock_commands] )) ||
_tine__subcmd__unlock_commands() {
    local commands; commands=()
    _describe -t commands 'tine unlock commands' commands "$@"
}
(( $+functions[_tine__subcmd__watch_commands] )) ||
_tine__subcmd__watch_commands() {
    local commands; commands=()
    _describe -t commands 'tine watch commands' commands "$@"
}

if [ "$funcstack[1]" = "_tine" ]; then
    _tine "$@"
else
    compdef _tine tine
fi
