# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_tine_global_optspecs
    string join \n C= s/session= actor= json color= q/quiet v/verbose y/yes no-pager config= h/help V/version
end

function __fish_tine_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_tine_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_tine_using_subcommand
    set -l cmd (__fish_tine_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c tine -n "__fish_tine_needs_command" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_needs_command" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_needs_command" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_needs_command" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_needs_command" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_needs_command" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_needs_command" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_needs_command" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_needs_command" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_needs_command" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_needs_command" -s V -l version -d 'Print version'
complete -c tine -n "__fish_tine_needs_command" -f -a "init" -d 'Make a repository if there is none, and name its trunk'
complete -c tine -n "__fish_tine_needs_command" -f -a "start" -d 'Start a session: an isolated timeline for one task, with its own workspace'
complete -c tine -n "__fish_tine_needs_command" -f -a "checkpoint" -d 'Save the workspace as the session\'s next checkpoint'
complete -c tine -n "__fish_tine_needs_command" -f -a "ck" -d 'Save the workspace as the session\'s next checkpoint'
complete -c tine -n "__fish_tine_needs_command" -f -a "status" -d 'Show the session, its unsaved changes, and where it stands'
complete -c tine -n "__fish_tine_needs_command" -f -a "st" -d 'Show the session, its unsaved changes, and where it stands'
complete -c tine -n "__fish_tine_needs_command" -f -a "log" -d 'Show the timeline as a graph, newest first'
complete -c tine -n "__fish_tine_needs_command" -f -a "show" -d 'Show a checkpoint: its prompt, and what it changed'
complete -c tine -n "__fish_tine_needs_command" -f -a "diff" -d 'Show the difference between any two points'
complete -c tine -n "__fish_tine_needs_command" -f -a "undo" -d 'Take back the latest step of this session'
complete -c tine -n "__fish_tine_needs_command" -f -a "redo" -d 'Bring back what the latest undo took'
complete -c tine -n "__fish_tine_needs_command" -f -a "restore" -d 'Make the workspace, or some paths, as it was at a revision'
complete -c tine -n "__fish_tine_needs_command" -f -a "fork" -d 'Start new sessions from a checkpoint of this one'
complete -c tine -n "__fish_tine_needs_command" -f -a "compare" -d 'Compare sessions that set out from the same place, side by side'
complete -c tine -n "__fish_tine_needs_command" -f -a "conflicts" -d 'Show which live sessions would conflict with the trunk or with each other'
complete -c tine -n "__fish_tine_needs_command" -f -a "run" -d 'Run a program in a session\'s workspace, with a checkpoint before and after it'
complete -c tine -n "__fish_tine_needs_command" -f -a "race" -d 'Let several programs try the same task at once, each in a session of its own'
complete -c tine -n "__fish_tine_needs_command" -f -a "refresh" -d 'Bring the trunk into the session'
complete -c tine -n "__fish_tine_needs_command" -f -a "propose" -d 'Offer the session\'s head for the trunk'
complete -c tine -n "__fish_tine_needs_command" -f -a "proposals" -d 'List what waits for review, oldest first'
complete -c tine -n "__fish_tine_needs_command" -f -a "proposal" -d 'Show, withdraw or reopen a proposal'
complete -c tine -n "__fish_tine_needs_command" -f -a "review" -d 'Review proposals: prompts, diff, then approve, approve a part, reject or skip'
complete -c tine -n "__fish_tine_needs_command" -f -a "approve" -d 'Grant a proposal, and land it when the gate is met'
complete -c tine -n "__fish_tine_needs_command" -f -a "reject" -d 'Deny a proposal'
complete -c tine -n "__fish_tine_needs_command" -f -a "land" -d 'Land a proposal whose gate is met'
complete -c tine -n "__fish_tine_needs_command" -f -a "pick" -d 'Approve one of several proposals, and close its rivals'
complete -c tine -n "__fish_tine_needs_command" -f -a "check" -d 'Run the policy\'s checks on what the trunk would become'
complete -c tine -n "__fish_tine_needs_command" -f -a "revert" -d 'Propose to take a landed proposal back'
complete -c tine -n "__fish_tine_needs_command" -f -a "audit" -d 'Say how each commit of the trunk got there'
complete -c tine -n "__fish_tine_needs_command" -f -a "hooks" -d 'Let coding agents tell tine of their prompts, and look whether they do'
complete -c tine -n "__fish_tine_needs_command" -f -a "guard" -d 'Guard a repository that people push to: the trunk moves only by approved proposals'
complete -c tine -n "__fish_tine_needs_command" -f -a "sync" -d 'Share proposals, decisions and records through a git remote'
complete -c tine -n "__fish_tine_needs_command" -f -a "blame" -d 'Show which commit, proposal, agent and prompt each line comes from'
complete -c tine -n "__fish_tine_needs_command" -f -a "note" -d 'Take notes on a session, its checkpoints, files and lines, and settle them'
complete -c tine -n "__fish_tine_needs_command" -f -a "tag" -d 'Set, remove or list the tags of a session'
complete -c tine -n "__fish_tine_needs_command" -f -a "health" -d 'Report whether a session\'s tests pass, or show the last report'
complete -c tine -n "__fish_tine_needs_command" -f -a "handoff" -d 'Hand a session over to somebody else'
complete -c tine -n "__fish_tine_needs_command" -f -a "accept" -d 'Take a session that was handed over to you'
complete -c tine -n "__fish_tine_needs_command" -f -a "sessions" -d 'List the live sessions'
complete -c tine -n "__fish_tine_needs_command" -f -a "session" -d 'Show a session'
complete -c tine -n "__fish_tine_needs_command" -f -a "lock" -d 'Keep others from changing some paths, or from writing in this session'
complete -c tine -n "__fish_tine_needs_command" -f -a "unlock" -d 'Give locks back'
complete -c tine -n "__fish_tine_needs_command" -f -a "locks" -d 'List who holds what, and until when'
complete -c tine -n "__fish_tine_needs_command" -f -a "renew" -d 'Put off the end of locks'
complete -c tine -n "__fish_tine_needs_command" -f -a "cache" -d 'Keep what was derived from a session\'s files: summaries, results, indexes'
complete -c tine -n "__fish_tine_needs_command" -f -a "export" -d 'Write a session or proposal as patches or as a bundle, for plain git'
complete -c tine -n "__fish_tine_needs_command" -f -a "archive" -d 'Put a session away'
complete -c tine -n "__fish_tine_needs_command" -f -a "reactivate" -d 'Bring an archived, discarded or landed session back'
complete -c tine -n "__fish_tine_needs_command" -f -a "discard" -d 'Give a session up'
complete -c tine -n "__fish_tine_needs_command" -f -a "source" -d 'Keep named baselines that sessions and new repositories start from'
complete -c tine -n "__fish_tine_needs_command" -f -a "sweep" -d 'Close and delete what the retention rules say, or show what they would'
complete -c tine -n "__fish_tine_needs_command" -f -a "op" -d 'Read the operation log, go back in it, or prune it'
complete -c tine -n "__fish_tine_needs_command" -f -a "config" -d 'Read and change settings'
complete -c tine -n "__fish_tine_needs_command" -f -a "policy" -d 'Show, check or begin the policy: what must hold before a proposal lands'
complete -c tine -n "__fish_tine_needs_command" -f -a "hook" -d 'Take in an event of a coding agent, as its hooks call it'
complete -c tine -n "__fish_tine_needs_command" -f -a "stats" -d 'Say how long operations took, how long reviews waited, and what met conflicts'
complete -c tine -n "__fish_tine_needs_command" -f -a "repos" -d 'List every repository below a directory: who is at work, what waits'
complete -c tine -n "__fish_tine_needs_command" -f -a "watch" -d 'Watch sessions, checkpoints as they come, and the review queue'
complete -c tine -n "__fish_tine_needs_command" -f -a "doctor" -d 'Look for what is wrong or unfinished, and say how to mend it'
complete -c tine -n "__fish_tine_needs_command" -f -a "agent-guide" -d 'Print what a coding agent has to know to work with tine'
complete -c tine -n "__fish_tine_needs_command" -f -a "mcp" -d 'Serve the working loop to an agent by the Model Context Protocol, on stdio'
complete -c tine -n "__fish_tine_needs_command" -f -a "completions" -d 'Print a shell\'s completions'
complete -c tine -n "__fish_tine_needs_command" -f -a "man" -d 'Write the man pages into a directory'
complete -c tine -n "__fish_tine_needs_command" -f -a "demo" -d 'Tell the whole story in a temporary repository, with real commands'
complete -c tine -n "__fish_tine_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand init" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand init" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand init" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand init" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand init" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand init" -l trunk -d 'The trunk\'s name, by default git\'s init.defaultBranch, else main' -r
complete -c tine -n "__fish_tine_using_subcommand init" -l from -d 'Begin with a source of this repository: a path or URL, and #source:NAME where it has several' -r
complete -c tine -n "__fish_tine_using_subcommand init" -l source -d 'The source of that repository, as NAME or NAME@2' -r
complete -c tine -n "__fish_tine_using_subcommand init" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand init" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand init" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand init" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand init" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand init" -l policy -d 'Write a starter policy into the worktree, for a session to propose'
complete -c tine -n "__fish_tine_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand start" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand start" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand start" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand start" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand start" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand start" -l task -d 'What the session is for' -r
complete -c tine -n "__fish_tine_using_subcommand start" -l from -d 'Start from this revision instead of the trunk\'s tip, such as source:NAME' -r
complete -c tine -n "__fish_tine_using_subcommand start" -l path -d 'Put the workspace into this directory, which must be empty or not there' -r -F
complete -c tine -n "__fish_tine_using_subcommand start" -l tag -d 'Add a tag of your own; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand start" -l agent -d 'The agent that will work in it' -r
complete -c tine -n "__fish_tine_using_subcommand start" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand start" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand start" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand start" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand start" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand start" -l here -d 'Turn the current worktree into the workspace; edits come along as a baseline checkpoint'
complete -c tine -n "__fish_tine_using_subcommand start" -l no-workspace -d 'Make no workspace: checkpoints come from `tine checkpoint --edits`'
complete -c tine -n "__fish_tine_using_subcommand start" -l fill-pool -d 'Start nothing; make the workspaces that start.pool asks for, and remove those that it does not'
complete -c tine -n "__fish_tine_using_subcommand start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -s m -l message -d 'The checkpoint\'s title; by default the prompt\'s first line' -r
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l prompt -d 'The prompt that led here; secrets in it are redacted' -r
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l prompt-file -d 'The prompt from a file, or from stdin with `-`' -r -F
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l kind -d 'Why it is taken: prompt, manual, risk, handoff, unsaved or baseline' -r
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l meta -d 'Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l edits -d 'Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace' -r -F
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l allow-empty -d 'Take a checkpoint even if nothing changed'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -l include-secrets -d 'Take new files that look like secrets as well'
complete -c tine -n "__fish_tine_using_subcommand checkpoint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand ck" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand ck" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand ck" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand ck" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand ck" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand ck" -s m -l message -d 'The checkpoint\'s title; by default the prompt\'s first line' -r
complete -c tine -n "__fish_tine_using_subcommand ck" -l prompt -d 'The prompt that led here; secrets in it are redacted' -r
complete -c tine -n "__fish_tine_using_subcommand ck" -l prompt-file -d 'The prompt from a file, or from stdin with `-`' -r -F
complete -c tine -n "__fish_tine_using_subcommand ck" -l kind -d 'Why it is taken: prompt, manual, risk, handoff, unsaved or baseline' -r
complete -c tine -n "__fish_tine_using_subcommand ck" -l meta -d 'Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand ck" -l edits -d 'Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace' -r -F
complete -c tine -n "__fish_tine_using_subcommand ck" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand ck" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand ck" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand ck" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand ck" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand ck" -l allow-empty -d 'Take a checkpoint even if nothing changed'
complete -c tine -n "__fish_tine_using_subcommand ck" -l include-secrets -d 'Take new files that look like secrets as well'
complete -c tine -n "__fish_tine_using_subcommand ck" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand status" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand status" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand status" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand status" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand status" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand status" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand status" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand status" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand status" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand status" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand st" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand st" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand st" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand st" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand st" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand st" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand st" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand st" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand st" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand st" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand st" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand log" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand log" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand log" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand log" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand log" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand log" -l limit -d 'Show at most this many checkpoints of a session' -r
complete -c tine -n "__fish_tine_using_subcommand log" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand log" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand log" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand log" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand log" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand log" -l all -d 'Show every live session over the trunk; a graph has the latest hundred'
complete -c tine -n "__fish_tine_using_subcommand log" -l ops -d 'Show the operations instead of the checkpoints'
complete -c tine -n "__fish_tine_using_subcommand log" -s f -l follow -d 'Go on with each checkpoint as it comes'
complete -c tine -n "__fish_tine_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand show" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand show" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand show" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand show" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand show" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand show" -s U -l context -d 'Show this many unchanged lines around a change' -r
complete -c tine -n "__fish_tine_using_subcommand show" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand show" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand show" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand show" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand show" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand show" -l stat -d 'Show only how much changed in each file'
complete -c tine -n "__fish_tine_using_subcommand show" -l name-only -d 'Show only which files changed'
complete -c tine -n "__fish_tine_using_subcommand show" -s p -l patch -d 'Print a patch for `git apply`, with nothing left out'
complete -c tine -n "__fish_tine_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand diff" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand diff" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand diff" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand diff" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand diff" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand diff" -s U -l context -d 'Show this many unchanged lines around a change' -r
complete -c tine -n "__fish_tine_using_subcommand diff" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand diff" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand diff" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand diff" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand diff" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand diff" -l stat -d 'Show only how much changed in each file'
complete -c tine -n "__fish_tine_using_subcommand diff" -l name-only -d 'Show only which files changed'
complete -c tine -n "__fish_tine_using_subcommand diff" -s p -l patch -d 'Print a patch for `git apply`, with nothing left out'
complete -c tine -n "__fish_tine_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand undo" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand undo" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand undo" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand undo" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand undo" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand undo" -s n -d 'How many steps to take' -r
complete -c tine -n "__fish_tine_using_subcommand undo" -l op -d 'Take back this operation instead of the latest one' -r
complete -c tine -n "__fish_tine_using_subcommand undo" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand undo" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand undo" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand undo" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand undo" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand undo" -l dry-run -d 'Say what would happen, and change nothing'
complete -c tine -n "__fish_tine_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand redo" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand redo" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand redo" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand redo" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand redo" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand redo" -s n -d 'How many steps to take' -r
complete -c tine -n "__fish_tine_using_subcommand redo" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand redo" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand redo" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand redo" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand redo" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand redo" -l dry-run -d 'Say what would happen, and change nothing'
complete -c tine -n "__fish_tine_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand restore" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand restore" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand restore" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand restore" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand restore" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand restore" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand restore" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand restore" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand restore" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand restore" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand restore" -l dry-run -d 'Say what would happen, and change nothing'
complete -c tine -n "__fish_tine_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand fork" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand fork" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand fork" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand fork" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand fork" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand fork" -l name -d 'A new session\'s name; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand fork" -s n -d 'How many sessions to start' -r
complete -c tine -n "__fish_tine_using_subcommand fork" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand fork" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand fork" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand fork" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand fork" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand fork" -l no-workspace -d 'Make no workspaces'
complete -c tine -n "__fish_tine_using_subcommand fork" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand compare" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand compare" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand compare" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand compare" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand compare" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand compare" -l diff -d 'Show what differs between two sessions, from A to B' -r
complete -c tine -n "__fish_tine_using_subcommand compare" -s U -l context -d 'Show this many unchanged lines around a change' -r
complete -c tine -n "__fish_tine_using_subcommand compare" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand compare" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand compare" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand compare" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand compare" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand compare" -l stat -d 'Show only how much changed in each file'
complete -c tine -n "__fish_tine_using_subcommand compare" -l name-only -d 'Show only which files changed'
complete -c tine -n "__fish_tine_using_subcommand compare" -s p -l patch -d 'Print a patch for `git apply`, with nothing left out'
complete -c tine -n "__fish_tine_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand conflicts" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand conflicts" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand conflicts" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand conflicts" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand conflicts" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand conflicts" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand conflicts" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand conflicts" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand conflicts" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand conflicts" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand conflicts" -l exit-code -d 'Exit with 3 if there are conflicts'
complete -c tine -n "__fish_tine_using_subcommand conflicts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand run" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand run" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand run" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand run" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand run" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand run" -l task -d 'What the program is to do; kept as the prompt, and the new session\'s task' -r
complete -c tine -n "__fish_tine_using_subcommand run" -l timeout -d 'Stop it, and all it started, after this long, such as 20m' -r
complete -c tine -n "__fish_tine_using_subcommand run" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand run" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand run" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand run" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand run" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand run" -l new -d 'Run in a new session; inside another run in a fork of that one\'s session'
complete -c tine -n "__fish_tine_using_subcommand run" -l propose -d 'Propose the work if the program exits with 0'
complete -c tine -n "__fish_tine_using_subcommand run" -l undo-on-failure -d 'Take the work back if it exits with anything else; `tine undo` brings it back'
complete -c tine -n "__fish_tine_using_subcommand run" -l isolate -d 'Give a session without a workspace one of layers for this run: it is there at once, and for this run alone'
complete -c tine -n "__fish_tine_using_subcommand run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand race" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand race" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand race" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand race" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand race" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand race" -l agents -d 'The commands, each in quotes' -r
complete -c tine -n "__fish_tine_using_subcommand race" -l task -d 'What all of them are to do' -r
complete -c tine -n "__fish_tine_using_subcommand race" -s n -d 'How often each command tries' -r
complete -c tine -n "__fish_tine_using_subcommand race" -l from -d 'Begin at this revision' -r
complete -c tine -n "__fish_tine_using_subcommand race" -l timeout -d 'Stop a program, and all it started, after this long, such as 20m' -r
complete -c tine -n "__fish_tine_using_subcommand race" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand race" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand race" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand race" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand race" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand race" -l no-propose -d 'Propose nothing'
complete -c tine -n "__fish_tine_using_subcommand race" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand refresh" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand refresh" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand refresh" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand refresh" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand refresh" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand refresh" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand refresh" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand refresh" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand refresh" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand refresh" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand refresh" -l merge -d 'Merge, as a checkpoint with two parents; this is the default'
complete -c tine -n "__fish_tine_using_subcommand refresh" -l rebase -d 'Make the checkpoints again on the trunk\'s tip; a conflict changes nothing'
complete -c tine -n "__fish_tine_using_subcommand refresh" -l abort -d 'Take an unfinished refresh back'
complete -c tine -n "__fish_tine_using_subcommand refresh" -l continue -d 'Finish a refresh after resolving its conflicts'
complete -c tine -n "__fish_tine_using_subcommand refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand propose" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand propose" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand propose" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand propose" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand propose" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand propose" -l name -d 'The feature that the proposal is named after; by default the session' -r
complete -c tine -n "__fish_tine_using_subcommand propose" -s m -l message -d 'What the change does and why; the first line is the title' -r
complete -c tine -n "__fish_tine_using_subcommand propose" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand propose" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand propose" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand propose" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand propose" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand propose" -l draft -d 'Mark it as not ready: it cannot land yet'
complete -c tine -n "__fish_tine_using_subcommand propose" -l squash -d 'Offer one commit that carries no prompts'
complete -c tine -n "__fish_tine_using_subcommand propose" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand proposals" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand proposals" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand proposals" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand proposals" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand proposals" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand proposals" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand proposals" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand proposals" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand proposals" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand proposals" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand proposals" -l all -d 'List landed, rejected and withdrawn ones as well'
complete -c tine -n "__fish_tine_using_subcommand proposals" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -s h -l help -d 'Print help'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -f -a "show" -d 'Show a proposal with its prompts, votes and gate'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -f -a "withdraw" -d 'Take a proposal back; the session goes on'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -f -a "reopen" -d 'Offer a rejected or withdrawn proposal again, as its next revision'
complete -c tine -n "__fish_tine_using_subcommand proposal; and not __fish_seen_subcommand_from show withdraw reopen help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from reopen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a proposal with its prompts, votes and gate'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from help" -f -a "withdraw" -d 'Take a proposal back; the session goes on'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from help" -f -a "reopen" -d 'Offer a rejected or withdrawn proposal again, as its next revision'
complete -c tine -n "__fish_tine_using_subcommand proposal; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand review" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand review" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand review" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand review" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand review" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand review" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand review" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand review" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand review" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand review" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand review" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand approve" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand approve" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand approve" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -l rev -d 'The number of the revision that was reviewed' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -l head -d 'The commit that was reviewed, or the beginning of its id' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -s m -l message -d 'A remark that is kept with the decision' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -l only -d 'Land only these files and folders; the rest becomes the next revision' -r -F
complete -c tine -n "__fish_tine_using_subcommand approve" -l method -d 'How it enters the trunk: squash, merge, rebase or ff; by default land.method' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -l sign -d 'Sign the decision with this key; without one as git would sign' -r
complete -c tine -n "__fish_tine_using_subcommand approve" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand approve" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand approve" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand approve" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand approve" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand approve" -l keep -d 'Keep the session, its branch and its workspace'
complete -c tine -n "__fish_tine_using_subcommand approve" -l no-land -d 'Grant, and do not land'
complete -c tine -n "__fish_tine_using_subcommand approve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand reject" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand reject" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand reject" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand reject" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand reject" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand reject" -s m -l message -d 'Why; the session\'s next attempt starts from this' -r
complete -c tine -n "__fish_tine_using_subcommand reject" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand reject" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand reject" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand reject" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand reject" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand reject" -l delete -d 'Discard the session as well'
complete -c tine -n "__fish_tine_using_subcommand reject" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand land" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand land" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand land" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand land" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand land" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand land" -l method -d 'How it enters the trunk: squash, merge, rebase or ff; by default land.method' -r
complete -c tine -n "__fish_tine_using_subcommand land" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand land" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand land" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand land" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand land" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand land" -l keep -d 'Keep the session, its branch and its workspace'
complete -c tine -n "__fish_tine_using_subcommand land" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand pick" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand pick" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand pick" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand pick" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand pick" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand pick" -l over -d 'A proposal that loses; by default all of the same fork or task' -r
complete -c tine -n "__fish_tine_using_subcommand pick" -s m -l message -d 'A remark that is kept with the decision' -r
complete -c tine -n "__fish_tine_using_subcommand pick" -l method -d 'How it enters the trunk: squash, merge, rebase or ff; by default land.method' -r
complete -c tine -n "__fish_tine_using_subcommand pick" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand pick" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand pick" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand pick" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand pick" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand pick" -l keep -d 'Keep the session, its branch and its workspace'
complete -c tine -n "__fish_tine_using_subcommand pick" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand check" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand check" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand check" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand check" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand check" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand check" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand check" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand check" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand check" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand check" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand check" -l force -d 'Run what has run before, too'
complete -c tine -n "__fish_tine_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand revert" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand revert" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand revert" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand revert" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand revert" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand revert" -s m -l message -d 'Why; the first line is the title' -r
complete -c tine -n "__fish_tine_using_subcommand revert" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand revert" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand revert" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand revert" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand revert" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand revert" -l no-workspace -d 'Make no workspace'
complete -c tine -n "__fish_tine_using_subcommand revert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand audit" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand audit" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand audit" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand audit" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand audit" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand audit" -l since -d 'Begin after this revision instead of before the first landing' -r
complete -c tine -n "__fish_tine_using_subcommand audit" -l format -d 'As a table, as JSON, or as an HTML page that stands alone' -r -f -a "table\t''
json\t''
html\t''"
complete -c tine -n "__fish_tine_using_subcommand audit" -s o -l output -d 'Write it into this file' -r -F
complete -c tine -n "__fish_tine_using_subcommand audit" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand audit" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand audit" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand audit" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand audit" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand audit" -l strict -d 'Fail if anything is unexplained'
complete -c tine -n "__fish_tine_using_subcommand audit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -f -a "install" -d 'Write the hooks into the agents\' configuration'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -f -a "uninstall" -d 'Take the hooks out of the agents\' configuration'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -f -a "status" -d 'Say where hooks are installed, and what keeps them from working'
complete -c tine -n "__fish_tine_using_subcommand hooks; and not __fish_seen_subcommand_from install uninstall status help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l user -d 'The files of the user, for all projects; the default outside of a repository'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l project -d 'The files of the project, for everybody who works on it; the default inside of a repository'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l absolute -d 'Call this program by its full path, for agents that start with a short PATH'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l worktrees -d 'Let Claude Code\'s own worktrees be sessions; it makes none where tine is missing'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l dry-run -d 'Only show the difference'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l user -d 'The files of the user, for all projects; the default outside of a repository'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l project -d 'The files of the project, for everybody who works on it; the default inside of a repository'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l dry-run -d 'Only show the difference'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from uninstall" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -l user -d 'The files of the user, for all projects; the default outside of a repository'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -l project -d 'The files of the project, for everybody who works on it; the default inside of a repository'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from help" -f -a "install" -d 'Write the hooks into the agents\' configuration'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from help" -f -a "uninstall" -d 'Take the hooks out of the agents\' configuration'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from help" -f -a "status" -d 'Say where hooks are installed, and what keeps them from working'
complete -c tine -n "__fish_tine_using_subcommand hooks; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -f -a "install" -d 'Write the hook into a repository'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -f -a "pre-receive" -d 'Judge a push as git\'s pre-receive hook'
complete -c tine -n "__fish_tine_using_subcommand guard; and not __fish_seen_subcommand_from install pre-receive help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from pre-receive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from help" -f -a "install" -d 'Write the hook into a repository'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from help" -f -a "pre-receive" -d 'Judge a push as git\'s pre-receive hook'
complete -c tine -n "__fish_tine_using_subcommand guard; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand sync" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand sync" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand sync" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand sync" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand sync" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand sync" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand sync" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand sync" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand sync" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand sync" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand sync" -l push -d 'Only send what is here'
complete -c tine -n "__fish_tine_using_subcommand sync" -l pull -d 'Only take what is there'
complete -c tine -n "__fish_tine_using_subcommand sync" -l sessions -d 'Share sessions\' own checkpoints, with their prompts, as well'
complete -c tine -n "__fish_tine_using_subcommand sync" -l dry-run -d 'Only show what would move, and what would leave this machine'
complete -c tine -n "__fish_tine_using_subcommand sync" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand blame" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand blame" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand blame" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand blame" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand blame" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand blame" -s L -d 'Show only these lines' -r
complete -c tine -n "__fish_tine_using_subcommand blame" -l rev -d 'Read the file at this revision instead of the trunk\'s tip' -r
complete -c tine -n "__fish_tine_using_subcommand blame" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand blame" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand blame" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand blame" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand blame" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand blame" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -f -a "add" -d 'Take a note on the session, or on a checkpoint, a file or lines of it'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -f -a "list" -d 'List the notes of a session; outside of any session those of every live one'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -f -a "resolve" -d 'Settle a note: done, answered, or no longer true'
complete -c tine -n "__fish_tine_using_subcommand note; and not __fish_seen_subcommand_from add list resolve help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -s m -l message -d 'What to say' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l kind -d 'What it is for' -r -f -a "note\t''
todo\t''
question\t''
risk\t''"
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l on -d 'The checkpoint that it is about, or whose lines are meant' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l proposal -d 'The proposal that it is about, or whose lines are meant' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -l proposal -d 'Only those that concern this proposal, as they stand in its newest revision' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -l open -d 'Only those that nobody settled'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -s m -l message -d 'How it was settled' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from help" -f -a "add" -d 'Take a note on the session, or on a checkpoint, a file or lines of it'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the notes of a session; outside of any session those of every live one'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from help" -f -a "resolve" -d 'Settle a note: done, answered, or no longer true'
complete -c tine -n "__fish_tine_using_subcommand note; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -f -a "set" -d 'Give the session tags, or other values to those it has'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -f -a "rm" -d 'Take tags away from the session'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -f -a "list" -d 'List the tags of a session'
complete -c tine -n "__fish_tine_using_subcommand tag; and not __fish_seen_subcommand_from set rm list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "set" -d 'Give the session tags, or other values to those it has'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take tags away from the session'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the tags of a session'
complete -c tine -n "__fish_tine_using_subcommand tag; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -f -a "set" -d 'Report a result for the session\'s files as they are, unsaved edits included'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -f -a "show" -d 'Show the last report'
complete -c tine -n "__fish_tine_using_subcommand health; and not __fish_seen_subcommand_from set show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -l detail -d 'More about it' -r
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from help" -f -a "set" -d 'Report a result for the session\'s files as they are, unsaved edits included'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the last report'
complete -c tine -n "__fish_tine_using_subcommand health; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand handoff" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand handoff" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand handoff" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand handoff" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand handoff" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand handoff" -l to -d 'Who is to take it: a person, or an agent as in agent/claude-code' -r
complete -c tine -n "__fish_tine_using_subcommand handoff" -s m -l message -d 'What the other one should know' -r
complete -c tine -n "__fish_tine_using_subcommand handoff" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand handoff" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand handoff" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand handoff" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand handoff" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand handoff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand accept" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand accept" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand accept" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand accept" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand accept" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand accept" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand accept" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand accept" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand accept" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand accept" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand accept" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand sessions" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand sessions" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand sessions" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand sessions" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand sessions" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand sessions" -l tag -d 'List only those with this tag; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand sessions" -l limit -d 'List as many; 0 for all of them' -r
complete -c tine -n "__fish_tine_using_subcommand sessions" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand sessions" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand sessions" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand sessions" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand sessions" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand sessions" -l all -d 'List landed, discarded and archived ones as well'
complete -c tine -n "__fish_tine_using_subcommand sessions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -s h -l help -d 'Print help'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -f -a "show" -d 'Show a session, its workspace\'s path, or its environment'
complete -c tine -n "__fish_tine_using_subcommand session; and not __fish_seen_subcommand_from show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -l path -d 'Print only the workspace\'s path'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -l env -d 'Print shell lines that set TINE_SESSION, TINE_WORKSPACE and TINE_PORT_BASE'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a session, its workspace\'s path, or its environment'
complete -c tine -n "__fish_tine_using_subcommand session; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand lock" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand lock" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand lock" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand lock" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand lock" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand lock" -l ttl -d 'For how long, such as 30m or 2h; by default lock.ttl' -r
complete -c tine -n "__fish_tine_using_subcommand lock" -l reason -d 'Why; shown to whoever is refused' -r
complete -c tine -n "__fish_tine_using_subcommand lock" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand lock" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand lock" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand lock" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand lock" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand lock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand unlock" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand unlock" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand unlock" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand unlock" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand unlock" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand unlock" -l reason -d 'Why, for the log' -r
complete -c tine -n "__fish_tine_using_subcommand unlock" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand unlock" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand unlock" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand unlock" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand unlock" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand unlock" -l force -d 'End locks of others; without names, all that hold this session'
complete -c tine -n "__fish_tine_using_subcommand unlock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand locks" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand locks" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand locks" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand locks" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand locks" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand locks" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand locks" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand locks" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand locks" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand locks" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand locks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand renew" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand renew" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand renew" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand renew" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand renew" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand renew" -l ttl -d 'For how long from now, such as 30m or 2h; by default lock.ttl' -r
complete -c tine -n "__fish_tine_using_subcommand renew" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand renew" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand renew" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand renew" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand renew" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand renew" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -f -a "get" -d 'Write a value to stdout, byte for byte'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -f -a "set" -d 'Set a value from stdin or a file'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -f -a "cas" -d 'Set a value if the one that is there has this hash'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -f -a "del" -d 'Remove entries'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -f -a "list" -d 'List entries, by key'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -f -a "prune" -d 'Drop old entries, and those of sessions that landed or were discarded'
complete -c tine -n "__fish_tine_using_subcommand cache; and not __fish_seen_subcommand_from get set cas del list prune help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -s o -l output -d 'Write the value to this file' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -l force -d 'Replace the file if there is one'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -l file -d 'The value\'s file; by default stdin' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -l from -d 'What it was derived from; by default the session\'s tip, or outside of all the trunk\'s' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l file -d 'The value\'s file; by default stdin' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l from -d 'What it was derived from; by default the session\'s tip, or outside of all the trunk\'s' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l expect -d 'The hash of the value that has to be there, or none if there must be no entry' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from cas" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from del" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -l prefix -d 'Only those whose keys begin like this' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -l all -d 'List those of all sessions and of the trunk'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l older-than -d 'How old an entry must be; by default cache.keep' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l max-size -d 'Drop the oldest, too, until all values together are no larger' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l stale -d 'Drop stale ones as well'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l dry-run -d 'Say what would go, and change nothing'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "get" -d 'Write a value to stdout, byte for byte'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "set" -d 'Set a value from stdin or a file'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "cas" -d 'Set a value if the one that is there has this hash'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "del" -d 'Remove entries'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "list" -d 'List entries, by key'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Drop old entries, and those of sessions that landed or were discarded'
complete -c tine -n "__fish_tine_using_subcommand cache; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand export" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand export" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand export" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand export" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand export" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand export" -l format -d 'As patches for `git am`, or as a bundle for `git fetch`' -r -f -a "patch\t''
bundle\t''"
complete -c tine -n "__fish_tine_using_subcommand export" -s o -l output -d 'Write into this file, - for stdout; patches also one by one into a directory that is there' -r -F
complete -c tine -n "__fish_tine_using_subcommand export" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand export" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand export" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand export" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand export" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand export" -l squash -d 'Make one patch of it'
complete -c tine -n "__fish_tine_using_subcommand export" -l force -d 'Replace files that are there, and in a directory the patches of an earlier series'
complete -c tine -n "__fish_tine_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand archive" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand archive" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand archive" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand archive" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand archive" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand archive" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand archive" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand archive" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand archive" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand archive" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand archive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand reactivate" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand reactivate" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand reactivate" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand reactivate" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand reactivate" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand reactivate" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand reactivate" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand reactivate" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand reactivate" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand reactivate" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand reactivate" -l no-workspace -d 'Make no workspace'
complete -c tine -n "__fish_tine_using_subcommand reactivate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand discard" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand discard" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand discard" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand discard" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand discard" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand discard" -s m -l message -d 'Why it is given up' -r
complete -c tine -n "__fish_tine_using_subcommand discard" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand discard" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand discard" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand discard" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand discard" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand discard" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -s h -l help -d 'Print help'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -f -a "promote" -d 'Promote a landed or approved state to a source\'s next revision'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -f -a "list" -d 'List the sources'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -f -a "show" -d 'Show a source with all its revisions'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -f -a "rm" -d 'Take a source out of use; its revisions are kept'
complete -c tine -n "__fish_tine_using_subcommand source; and not __fish_seen_subcommand_from promote list show rm help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -l from -d 'A commit of the trunk, or proposal:NAME for one that is approved or landed' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -s m -l message -d 'What this revision is for' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from promote" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -l all -d 'List removed ones as well'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from help" -f -a "promote" -d 'Promote a landed or approved state to a source\'s next revision'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the sources'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a source with all its revisions'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take a source out of use; its revisions are kept'
complete -c tine -n "__fish_tine_using_subcommand source; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand sweep" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand sweep" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand sweep" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand sweep" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand sweep" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand sweep" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand sweep" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand sweep" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand sweep" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand sweep" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand sweep" -l apply -d 'Do it'
complete -c tine -n "__fish_tine_using_subcommand sweep" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -s h -l help -d 'Print help'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -f -a "log" -d 'List operations, newest first'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -f -a "show" -d 'Show an operation with every ref that it moved'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -f -a "restore" -d 'Set this session back to how it was right after an operation'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -f -a "prune" -d 'Drop old operations, and what only they kept'
complete -c tine -n "__fish_tine_using_subcommand op; and not __fish_seen_subcommand_from log show restore prune help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l limit -d 'List at most this many' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l all -d 'List those of all sessions and of the repository'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l refused -d 'List what was refused instead: what a scope was missing for, and conflicts'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -l dry-run -d 'Say what would happen, and change nothing'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l older-than -d 'How old an operation must be; by default retention.operations' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l dry-run -d 'Say what would go, and change nothing'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l no-gc -d 'Leave the garbage to git\'s next collection'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from help" -f -a "log" -d 'List operations, newest first'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show an operation with every ref that it moved'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from help" -f -a "restore" -d 'Set this session back to how it was right after an operation'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Drop old operations, and what only they kept'
complete -c tine -n "__fish_tine_using_subcommand op; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -f -a "get" -d 'Print one setting'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -f -a "set" -d 'Change one setting of this repository'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -f -a "list" -d 'List every setting with its value and where that comes from'
complete -c tine -n "__fish_tine_using_subcommand config; and not __fish_seen_subcommand_from get set list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "get" -d 'Print one setting'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change one setting of this repository'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "list" -d 'List every setting with its value and where that comes from'
complete -c tine -n "__fish_tine_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -f -a "init" -d 'Write a starter policy into the worktree, for a session to propose'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -f -a "show" -d 'Show the policy in force, or which of its rules a proposal falls under and why'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -f -a "check" -d 'Check a policy before it is proposed; by default the one in this worktree'
complete -c tine -n "__fish_tine_using_subcommand policy; and not __fish_seen_subcommand_from init show check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "init" -d 'Write a starter policy into the worktree, for a session to propose'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the policy in force, or which of its rules a proposal falls under and why'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check a policy before it is proposed; by default the one in this worktree'
complete -c tine -n "__fish_tine_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand hook" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand hook" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand hook" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand hook" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand hook" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand hook" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand hook" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand hook" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand hook" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand hook" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand hook" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand stats" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand stats" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand stats" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand stats" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand stats" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand stats" -l since -d 'Count only what is younger than this; by default all that the log has' -r
complete -c tine -n "__fish_tine_using_subcommand stats" -l format -d 'As tables, as JSON, or as Prometheus\' text format' -r -f -a "table\t''
json\t''
prometheus\t''"
complete -c tine -n "__fish_tine_using_subcommand stats" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand stats" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand stats" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand stats" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand stats" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand repos" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand repos" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand repos" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand repos" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand repos" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand repos" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand repos" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand repos" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand repos" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand repos" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand repos" -l waiting -d 'List only those where proposals wait'
complete -c tine -n "__fish_tine_using_subcommand repos" -l idle -d 'List only those with idle sessions; with --waiting, those of either kind'
complete -c tine -n "__fish_tine_using_subcommand repos" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand watch" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand watch" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand watch" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand watch" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand watch" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand watch" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand watch" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand watch" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand watch" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand watch" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand doctor" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand doctor" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand doctor" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand doctor" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand doctor" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand doctor" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand doctor" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand doctor" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand doctor" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand doctor" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l install -d 'Write it into this file, or bring it up to date there' -r -F
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l remove -d 'Take it out of this file again' -r -F
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -l skill -d 'Make it a skill, such as .claude/skills/tine/SKILL.md'
complete -c tine -n "__fish_tine_using_subcommand agent-guide" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand mcp" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand mcp" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand mcp" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand mcp" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand mcp" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand mcp" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand mcp" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand mcp" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand mcp" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand mcp" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand mcp" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand completions" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand completions" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand completions" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand completions" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand completions" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand completions" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand completions" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand completions" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand completions" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand completions" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand man" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand man" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand man" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand man" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand man" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand man" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand man" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand man" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand man" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand man" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand demo" -s C -d 'Act as if started in DIR' -r -F
complete -c tine -n "__fish_tine_using_subcommand demo" -s s -l session -d 'The session meant; by default the one whose workspace contains the current directory' -r
complete -c tine -n "__fish_tine_using_subcommand demo" -l actor -d 'Who acts; by default the coding agent that tine runs in, else git\'s user.name' -r
complete -c tine -n "__fish_tine_using_subcommand demo" -l color -d 'Use colours: auto means on a terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tine -n "__fish_tine_using_subcommand demo" -l config -d 'Change one setting for this call; may be repeated' -r
complete -c tine -n "__fish_tine_using_subcommand demo" -l json -d 'Answer with one JSON document on stdout'
complete -c tine -n "__fish_tine_using_subcommand demo" -s q -l quiet -d 'Print no status lines on stderr'
complete -c tine -n "__fish_tine_using_subcommand demo" -s v -l verbose -d 'Trace what is going on to stderr; twice for every git process'
complete -c tine -n "__fish_tine_using_subcommand demo" -s y -l yes -d 'Take the documented default of every question'
complete -c tine -n "__fish_tine_using_subcommand demo" -l no-pager -d 'Never start a pager'
complete -c tine -n "__fish_tine_using_subcommand demo" -l keep -d 'Keep the repository and say where it is'
complete -c tine -n "__fish_tine_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "init"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "start"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "checkpoint"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "status"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "log"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "show"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "diff"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "undo"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "redo"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "restore"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "fork"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "compare"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "conflicts"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "run"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "race"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "refresh"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "propose"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "proposals"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "proposal" -d 'Show, withdraw or reopen a proposal'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "review"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "approve"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "reject"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "land"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "pick"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "check"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "revert"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "audit"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "hooks" -d 'Let coding agents tell tine of their prompts, and look whether they do'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "guard" -d 'Guard a repository that people push to: the trunk moves only by approved proposals'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "sync"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "blame"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "note" -d 'Take notes on a session, its checkpoints, files and lines, and settle them'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "tag" -d 'Set, remove or list the tags of a session'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "health" -d 'Report whether a session\'s tests pass, or show the last report'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "handoff"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "accept"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "sessions"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "session" -d 'Show a session'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "lock"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "unlock"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "locks"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "renew"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "cache" -d 'Keep what was derived from a session\'s files: summaries, results, indexes'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "export"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "archive"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "reactivate"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "discard"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "source" -d 'Keep named baselines that sessions and new repositories start from'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "sweep"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "op" -d 'Read the operation log, go back in it, or prune it'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "config" -d 'Read and change settings'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "policy" -d 'Show, check or begin the policy: what must hold before a proposal lands'
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "hook"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "stats"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "repos"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "watch"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "doctor"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "agent-guide"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "mcp"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "completions"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "man"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "demo"
complete -c tine -n "__fish_tine_using_subcommand help; and not __fish_seen_subcommand_from init start checkpoint status log show diff undo redo restore fork compare conflicts run race refresh propose proposals proposal review approve reject land pick check revert audit hooks guard sync blame note tag health handoff accept sessions session lock unlock locks renew cache export archive reactivate discard source sweep op config policy hook stats repos watch doctor agent-guide mcp completions man demo help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from proposal" -f -a "show" -d 'Show a proposal with its prompts, votes and gate'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from proposal" -f -a "withdraw" -d 'Take a proposal back; the session goes on'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from proposal" -f -a "reopen" -d 'Offer a rejected or withdrawn proposal again, as its next revision'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from hooks" -f -a "install" -d 'Write the hooks into the agents\' configuration'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from hooks" -f -a "uninstall" -d 'Take the hooks out of the agents\' configuration'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from hooks" -f -a "status" -d 'Say where hooks are installed, and what keeps them from working'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from guard" -f -a "install" -d 'Write the hook into a repository'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from guard" -f -a "pre-receive" -d 'Judge a push as git\'s pre-receive hook'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from note" -f -a "add" -d 'Take a note on the session, or on a checkpoint, a file or lines of it'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from note" -f -a "list" -d 'List the notes of a session; outside of any session those of every live one'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from note" -f -a "resolve" -d 'Settle a note: done, answered, or no longer true'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from tag" -f -a "set" -d 'Give the session tags, or other values to those it has'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from tag" -f -a "rm" -d 'Take tags away from the session'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from tag" -f -a "list" -d 'List the tags of a session'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from health" -f -a "set" -d 'Report a result for the session\'s files as they are, unsaved edits included'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from health" -f -a "show" -d 'Show the last report'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from session" -f -a "show" -d 'Show a session, its workspace\'s path, or its environment'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "get" -d 'Write a value to stdout, byte for byte'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "set" -d 'Set a value from stdin or a file'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "cas" -d 'Set a value if the one that is there has this hash'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "del" -d 'Remove entries'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "list" -d 'List entries, by key'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from cache" -f -a "prune" -d 'Drop old entries, and those of sessions that landed or were discarded'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from source" -f -a "promote" -d 'Promote a landed or approved state to a source\'s next revision'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from source" -f -a "list" -d 'List the sources'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from source" -f -a "show" -d 'Show a source with all its revisions'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from source" -f -a "rm" -d 'Take a source out of use; its revisions are kept'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from op" -f -a "log" -d 'List operations, newest first'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from op" -f -a "show" -d 'Show an operation with every ref that it moved'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from op" -f -a "restore" -d 'Set this session back to how it was right after an operation'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from op" -f -a "prune" -d 'Drop old operations, and what only they kept'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "get" -d 'Print one setting'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "set" -d 'Change one setting of this repository'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "list" -d 'List every setting with its value and where that comes from'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "init" -d 'Write a starter policy into the worktree, for a session to propose'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "show" -d 'Show the policy in force, or which of its rules a proposal falls under and why'
complete -c tine -n "__fish_tine_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "check" -d 'Check a policy before it is proposed; by default the one in this worktree'
