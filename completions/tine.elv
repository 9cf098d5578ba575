
use builtin;
use str;

set edit:completion:arg-completer[tine] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'tine'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'tine'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand init 'Make a repository if there is none, and name its trunk'
            cand start 'Start a session: an isolated timeline for one task, with its own workspace'
            cand checkpoint 'Save the workspace as the session''s next checkpoint'
            cand ck 'Save the workspace as the session''s next checkpoint'
            cand status 'Show the session, its unsaved changes, and where it stands'
            cand st 'Show the session, its unsaved changes, and where it stands'
            cand log 'Show the timeline as a graph, newest first'
            cand show 'Show a checkpoint: its prompt, and what it changed'
            cand diff 'Show the difference between any two points'
            cand undo 'Take back the latest step of this session'
            cand redo 'Bring back what the latest undo took'
            cand restore 'Make the workspace, or some paths, as it was at a revision'
            cand fork 'Start new sessions from a checkpoint of this one'
            cand compare 'Compare sessions that set out from the same place, side by side'
            cand conflicts 'Show which live sessions would conflict with the trunk or with each other'
            cand run 'Run a program in a session''s workspace, with a checkpoint before and after it'
            cand race 'Let several programs try the same task at once, each in a session of its own'
            cand refresh 'Bring the trunk into the session'
            cand propose 'Offer the session''s head for the trunk'
            cand proposals 'List what waits for review, oldest first'
            cand proposal 'Show, withdraw or reopen a proposal'
            cand review 'Review proposals: prompts, diff, then approve, approve a part, reject or skip'
            cand approve 'Grant a proposal, and land it when the gate is met'
            cand reject 'Deny a proposal'
            cand land 'Land a proposal whose gate is met'
            cand pick 'Approve one of several proposals, and close its rivals'
            cand check 'Run the policy''s checks on what the trunk would become'
            cand revert 'Propose to take a landed proposal back'
            cand audit 'Say how each commit of the trunk got there'
            cand hooks 'Let coding agents tell tine of their prompts, and look whether they do'
            cand guard 'Guard a repository that people push to: the trunk moves only by approved proposals'
            cand sync 'Share proposals, decisions and records through a git remote'
            cand blame 'Show which commit, proposal, agent and prompt each line comes from'
            cand note 'Take notes on a session, its checkpoints, files and lines, and settle them'
            cand tag 'Set, remove or list the tags of a session'
            cand health 'Report whether a session''s tests pass, or show the last report'
            cand handoff 'Hand a session over to somebody else'
            cand accept 'Take a session that was handed over to you'
            cand sessions 'List the live sessions'
            cand session 'Show a session'
            cand lock 'Keep others from changing some paths, or from writing in this session'
            cand unlock 'Give locks back'
            cand locks 'List who holds what, and until when'
            cand renew 'Put off the end of locks'
            cand cache 'Keep what was derived from a session''s files: summaries, results, indexes'
            cand export 'Write a session or proposal as patches or as a bundle, for plain git'
            cand archive 'Put a session away'
            cand reactivate 'Bring an archived, discarded or landed session back'
            cand discard 'Give a session up'
            cand source 'Keep named baselines that sessions and new repositories start from'
            cand sweep 'Close and delete what the retention rules say, or show what they would'
            cand op 'Read the operation log, go back in it, or prune it'
            cand config 'Read and change settings'
            cand policy 'Show, check or begin the policy: what must hold before a proposal lands'
            cand hook 'Take in an event of a coding agent, as its hooks call it'
            cand stats 'Say how long operations took, how long reviews waited, and what met conflicts'
            cand repos 'List every repository below a directory: who is at work, what waits'
            cand watch 'Watch sessions, checkpoints as they come, and the review queue'
            cand doctor 'Look for what is wrong or unfinished, and say how to mend it'
            cand agent-guide 'Print what a coding agent has to know to work with tine'
            cand mcp 'Serve the working loop to an agent by the Model Context Protocol, on stdio'
            cand completions 'Print a shell''s completions'
            cand man 'Write the man pages into a directory'
            cand demo 'Tell the whole story in a temporary repository, with real commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;init'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --trunk 'The trunk''s name, by default git''s init.defaultBranch, else main'
            cand --from 'Begin with a source of this repository: a path or URL, and #source:NAME where it has several'
            cand --source 'The source of that repository, as NAME or NAME@2'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --policy 'Write a starter policy into the worktree, for a session to propose'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;start'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --task 'What the session is for'
            cand --from 'Start from this revision instead of the trunk''s tip, such as source:NAME'
            cand --path 'Put the workspace into this directory, which must be empty or not there'
            cand --tag 'Add a tag of your own; may be repeated'
            cand --agent 'The agent that will work in it'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --here 'Turn the current worktree into the workspace; edits come along as a baseline checkpoint'
            cand --no-workspace 'Make no workspace: checkpoints come from `tine checkpoint --edits`'
            cand --fill-pool 'Start nothing; make the workspaces that start.pool asks for, and remove those that it does not'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;checkpoint'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -m 'The checkpoint''s title; by default the prompt''s first line'
            cand --message 'The checkpoint''s title; by default the prompt''s first line'
            cand --prompt 'The prompt that led here; secrets in it are redacted'
            cand --prompt-file 'The prompt from a file, or from stdin with `-`'
            cand --kind 'Why it is taken: prompt, manual, risk, handoff, unsaved or baseline'
            cand --meta 'Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated'
            cand --edits 'Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --allow-empty 'Take a checkpoint even if nothing changed'
            cand --include-secrets 'Take new files that look like secrets as well'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;ck'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -m 'The checkpoint''s title; by default the prompt''s first line'
            cand --message 'The checkpoint''s title; by default the prompt''s first line'
            cand --prompt 'The prompt that led here; secrets in it are redacted'
            cand --prompt-file 'The prompt from a file, or from stdin with `-`'
            cand --kind 'Why it is taken: prompt, manual, risk, handoff, unsaved or baseline'
            cand --meta 'Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated'
            cand --edits 'Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --allow-empty 'Take a checkpoint even if nothing changed'
            cand --include-secrets 'Take new files that look like secrets as well'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;status'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;st'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;log'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --limit 'Show at most this many checkpoints of a session'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --all 'Show every live session over the trunk; a graph has the latest hundred'
            cand --ops 'Show the operations instead of the checkpoints'
            cand -f 'Go on with each checkpoint as it comes'
            cand --follow 'Go on with each checkpoint as it comes'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;show'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -U 'Show this many unchanged lines around a change'
            cand --context 'Show this many unchanged lines around a change'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --stat 'Show only how much changed in each file'
            cand --name-only 'Show only which files changed'
            cand -p 'Print a patch for `git apply`, with nothing left out'
            cand --patch 'Print a patch for `git apply`, with nothing left out'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;diff'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -U 'Show this many unchanged lines around a change'
            cand --context 'Show this many unchanged lines around a change'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --stat 'Show only how much changed in each file'
            cand --name-only 'Show only which files changed'
            cand -p 'Print a patch for `git apply`, with nothing left out'
            cand --patch 'Print a patch for `git apply`, with nothing left out'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;undo'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -n 'How many steps to take'
            cand --op 'Take back this operation instead of the latest one'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --dry-run 'Say what would happen, and change nothing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;redo'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -n 'How many steps to take'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --dry-run 'Say what would happen, and change nothing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;restore'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --dry-run 'Say what would happen, and change nothing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;fork'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --name 'A new session''s name; may be repeated'
            cand -n 'How many sessions to start'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --no-workspace 'Make no workspaces'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;compare'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --diff 'Show what differs between two sessions, from A to B'
            cand -U 'Show this many unchanged lines around a change'
            cand --context 'Show this many unchanged lines around a change'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --stat 'Show only how much changed in each file'
            cand --name-only 'Show only which files changed'
            cand -p 'Print a patch for `git apply`, with nothing left out'
            cand --patch 'Print a patch for `git apply`, with nothing left out'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;conflicts'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --exit-code 'Exit with 3 if there are conflicts'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;run'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --task 'What the program is to do; kept as the prompt, and the new session''s task'
            cand --timeout 'Stop it, and all it started, after this long, such as 20m'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --new 'Run in a new session; inside another run in a fork of that one''s session'
            cand --propose 'Propose the work if the program exits with 0'
            cand --undo-on-failure 'Take the work back if it exits with anything else; `tine undo` brings it back'
            cand --isolate 'Give a session without a workspace one of layers for this run: it is there at once, and for this run alone'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;race'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --agents 'The commands, each in quotes'
            cand --task 'What all of them are to do'
            cand -n 'How often each command tries'
            cand --from 'Begin at this revision'
            cand --timeout 'Stop a program, and all it started, after this long, such as 20m'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --no-propose 'Propose nothing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;refresh'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --merge 'Merge, as a checkpoint with two parents; this is the default'
            cand --rebase 'Make the checkpoints again on the trunk''s tip; a conflict changes nothing'
            cand --abort 'Take an unfinished refresh back'
            cand --continue 'Finish a refresh after resolving its conflicts'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;propose'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --name 'The feature that the proposal is named after; by default the session'
            cand -m 'What the change does and why; the first line is the title'
            cand --message 'What the change does and why; the first line is the title'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --draft 'Mark it as not ready: it cannot land yet'
            cand --squash 'Offer one commit that carries no prompts'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;proposals'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --all 'List landed, rejected and withdrawn ones as well'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;proposal'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help'
            cand --help 'Print help'
            cand show 'Show a proposal with its prompts, votes and gate'
            cand withdraw 'Take a proposal back; the session goes on'
            cand reopen 'Offer a rejected or withdrawn proposal again, as its next revision'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;proposal;show'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;proposal;withdraw'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;proposal;reopen'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;proposal;help'= {
            cand show 'Show a proposal with its prompts, votes and gate'
            cand withdraw 'Take a proposal back; the session goes on'
            cand reopen 'Offer a rejected or withdrawn proposal again, as its next revision'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;proposal;help;show'= {
        }
        &'tine;proposal;help;withdraw'= {
        }
        &'tine;proposal;help;reopen'= {
        }
        &'tine;proposal;help;help'= {
        }
        &'tine;review'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;approve'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --rev 'The number of the revision that was reviewed'
            cand --head 'The commit that was reviewed, or the beginning of its id'
            cand -m 'A remark that is kept with the decision'
            cand --message 'A remark that is kept with the decision'
            cand --only 'Land only these files and folders; the rest becomes the next revision'
            cand --method 'How it enters the trunk: squash, merge, rebase or ff; by default land.method'
            cand --sign 'Sign the decision with this key; without one as git would sign'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --keep 'Keep the session, its branch and its workspace'
            cand --no-land 'Grant, and do not land'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;reject'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -m 'Why; the session''s next attempt starts from this'
            cand --message 'Why; the session''s next attempt starts from this'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --delete 'Discard the session as well'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;land'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --method 'How it enters the trunk: squash, merge, rebase or ff; by default land.method'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --keep 'Keep the session, its branch and its workspace'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;pick'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --over 'A proposal that loses; by default all of the same fork or task'
            cand -m 'A remark that is kept with the decision'
            cand --message 'A remark that is kept with the decision'
            cand --method 'How it enters the trunk: squash, merge, rebase or ff; by default land.method'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --keep 'Keep the session, its branch and its workspace'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;check'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --force 'Run what has run before, too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;revert'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -m 'Why; the first line is the title'
            cand --message 'Why; the first line is the title'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --no-workspace 'Make no workspace'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;audit'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --since 'Begin after this revision instead of before the first landing'
            cand --format 'As a table, as JSON, or as an HTML page that stands alone'
            cand -o 'Write it into this file'
            cand --output 'Write it into this file'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --strict 'Fail if anything is unexplained'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;hooks'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand install 'Write the hooks into the agents'' configuration'
            cand uninstall 'Take the hooks out of the agents'' configuration'
            cand status 'Say where hooks are installed, and what keeps them from working'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;hooks;install'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --user 'The files of the user, for all projects; the default outside of a repository'
            cand --project 'The files of the project, for everybody who works on it; the default inside of a repository'
            cand --absolute 'Call this program by its full path, for agents that start with a short PATH'
            cand --worktrees 'Let Claude Code''s own worktrees be sessions; it makes none where tine is missing'
            cand --dry-run 'Only show the difference'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;hooks;uninstall'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --user 'The files of the user, for all projects; the default outside of a repository'
            cand --project 'The files of the project, for everybody who works on it; the default inside of a repository'
            cand --dry-run 'Only show the difference'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;hooks;status'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --user 'The files of the user, for all projects; the default outside of a repository'
            cand --project 'The files of the project, for everybody who works on it; the default inside of a repository'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;hooks;help'= {
            cand install 'Write the hooks into the agents'' configuration'
            cand uninstall 'Take the hooks out of the agents'' configuration'
            cand status 'Say where hooks are installed, and what keeps them from working'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;hooks;help;install'= {
        }
        &'tine;hooks;help;uninstall'= {
        }
        &'tine;hooks;help;status'= {
        }
        &'tine;hooks;help;help'= {
        }
        &'tine;guard'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand install 'Write the hook into a repository'
            cand pre-receive 'Judge a push as git''s pre-receive hook'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;guard;install'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;guard;pre-receive'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;guard;help'= {
            cand install 'Write the hook into a repository'
            cand pre-receive 'Judge a push as git''s pre-receive hook'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;guard;help;install'= {
        }
        &'tine;guard;help;pre-receive'= {
        }
        &'tine;guard;help;help'= {
        }
        &'tine;sync'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --push 'Only send what is here'
            cand --pull 'Only take what is there'
            cand --sessions 'Share sessions'' own checkpoints, with their prompts, as well'
            cand --dry-run 'Only show what would move, and what would leave this machine'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;blame'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -L 'Show only these lines'
            cand --rev 'Read the file at this revision instead of the trunk''s tip'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;note'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Take a note on the session, or on a checkpoint, a file or lines of it'
            cand list 'List the notes of a session; outside of any session those of every live one'
            cand resolve 'Settle a note: done, answered, or no longer true'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;note;add'= {
            cand -m 'What to say'
            cand --message 'What to say'
            cand --kind 'What it is for'
            cand --on 'The checkpoint that it is about, or whose lines are meant'
            cand --proposal 'The proposal that it is about, or whose lines are meant'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;note;list'= {
            cand --proposal 'Only those that concern this proposal, as they stand in its newest revision'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --open 'Only those that nobody settled'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;note;resolve'= {
            cand -m 'How it was settled'
            cand --message 'How it was settled'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;note;help'= {
            cand add 'Take a note on the session, or on a checkpoint, a file or lines of it'
            cand list 'List the notes of a session; outside of any session those of every live one'
            cand resolve 'Settle a note: done, answered, or no longer true'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;note;help;add'= {
        }
        &'tine;note;help;list'= {
        }
        &'tine;note;help;resolve'= {
        }
        &'tine;note;help;help'= {
        }
        &'tine;tag'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand set 'Give the session tags, or other values to those it has'
            cand rm 'Take tags away from the session'
            cand list 'List the tags of a session'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;tag;set'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;tag;rm'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;tag;list'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;tag;help'= {
            cand set 'Give the session tags, or other values to those it has'
            cand rm 'Take tags away from the session'
            cand list 'List the tags of a session'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;tag;help;set'= {
        }
        &'tine;tag;help;rm'= {
        }
        &'tine;tag;help;list'= {
        }
        &'tine;tag;help;help'= {
        }
        &'tine;health'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand set 'Report a result for the session''s files as they are, unsaved edits included'
            cand show 'Show the last report'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;health;set'= {
            cand --detail 'More about it'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;health;show'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;health;help'= {
            cand set 'Report a result for the session''s files as they are, unsaved edits included'
            cand show 'Show the last report'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;health;help;set'= {
        }
        &'tine;health;help;show'= {
        }
        &'tine;health;help;help'= {
        }
        &'tine;handoff'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --to 'Who is to take it: a person, or an agent as in agent/claude-code'
            cand -m 'What the other one should know'
            cand --message 'What the other one should know'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;accept'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;sessions'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --tag 'List only those with this tag; may be repeated'
            cand --limit 'List as many; 0 for all of them'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --all 'List landed, discarded and archived ones as well'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;session'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help'
            cand --help 'Print help'
            cand show 'Show a session, its workspace''s path, or its environment'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;session;show'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --path 'Print only the workspace''s path'
            cand --env 'Print shell lines that set TINE_SESSION, TINE_WORKSPACE and TINE_PORT_BASE'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;session;help'= {
            cand show 'Show a session, its workspace''s path, or its environment'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;session;help;show'= {
        }
        &'tine;session;help;help'= {
        }
        &'tine;lock'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --ttl 'For how long, such as 30m or 2h; by default lock.ttl'
            cand --reason 'Why; shown to whoever is refused'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;unlock'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --reason 'Why, for the log'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --force 'End locks of others; without names, all that hold this session'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;locks'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;renew'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --ttl 'For how long from now, such as 30m or 2h; by default lock.ttl'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;cache'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand get 'Write a value to stdout, byte for byte'
            cand set 'Set a value from stdin or a file'
            cand cas 'Set a value if the one that is there has this hash'
            cand del 'Remove entries'
            cand list 'List entries, by key'
            cand prune 'Drop old entries, and those of sessions that landed or were discarded'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;cache;get'= {
            cand -o 'Write the value to this file'
            cand --output 'Write the value to this file'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --force 'Replace the file if there is one'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;cache;set'= {
            cand --file 'The value''s file; by default stdin'
            cand --from 'What it was derived from; by default the session''s tip, or outside of all the trunk''s'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;cache;cas'= {
            cand --file 'The value''s file; by default stdin'
            cand --from 'What it was derived from; by default the session''s tip, or outside of all the trunk''s'
            cand --expect 'The hash of the value that has to be there, or none if there must be no entry'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;cache;del'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;cache;list'= {
            cand --prefix 'Only those whose keys begin like this'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --all 'List those of all sessions and of the trunk'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;cache;prune'= {
            cand --older-than 'How old an entry must be; by default cache.keep'
            cand --max-size 'Drop the oldest, too, until all values together are no larger'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --stale 'Drop stale ones as well'
            cand --dry-run 'Say what would go, and change nothing'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;cache;help'= {
            cand get 'Write a value to stdout, byte for byte'
            cand set 'Set a value from stdin or a file'
            cand cas 'Set a value if the one that is there has this hash'
            cand del 'Remove entries'
            cand list 'List entries, by key'
            cand prune 'Drop old entries, and those of sessions that landed or were discarded'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;cache;help;get'= {
        }
        &'tine;cache;help;set'= {
        }
        &'tine;cache;help;cas'= {
        }
        &'tine;cache;help;del'= {
        }
        &'tine;cache;help;list'= {
        }
        &'tine;cache;help;prune'= {
        }
        &'tine;cache;help;help'= {
        }
        &'tine;export'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --format 'As patches for `git am`, or as a bundle for `git fetch`'
            cand -o 'Write into this file, - for stdout; patches also one by one into a directory that is there'
            cand --output 'Write into this file, - for stdout; patches also one by one into a directory that is there'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --squash 'Make one patch of it'
            cand --force 'Replace files that are there, and in a directory the patches of an earlier series'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;archive'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;reactivate'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --no-workspace 'Make no workspace'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;discard'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand -m 'Why it is given up'
            cand --message 'Why it is given up'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;source'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help'
            cand --help 'Print help'
            cand promote 'Promote a landed or approved state to a source''s next revision'
            cand list 'List the sources'
            cand show 'Show a source with all its revisions'
            cand rm 'Take a source out of use; its revisions are kept'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;source;promote'= {
            cand --from 'A commit of the trunk, or proposal:NAME for one that is approved or landed'
            cand -m 'What this revision is for'
            cand --message 'What this revision is for'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;source;list'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --all 'List removed ones as well'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;source;show'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;source;rm'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;source;help'= {
            cand promote 'Promote a landed or approved state to a source''s next revision'
            cand list 'List the sources'
            cand show 'Show a source with all its revisions'
            cand rm 'Take a source out of use; its revisions are kept'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;source;help;promote'= {
        }
        &'tine;source;help;list'= {
        }
        &'tine;source;help;show'= {
        }
        &'tine;source;help;rm'= {
        }
        &'tine;source;help;help'= {
        }
        &'tine;sweep'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --apply 'Do it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;op'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help'
            cand --help 'Print help'
            cand log 'List operations, newest first'
            cand show 'Show an operation with every ref that it moved'
            cand restore 'Set this session back to how it was right after an operation'
            cand prune 'Drop old operations, and what only they kept'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;op;log'= {
            cand --limit 'List at most this many'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --all 'List those of all sessions and of the repository'
            cand --refused 'List what was refused instead: what a scope was missing for, and conflicts'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;op;show'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;op;restore'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --dry-run 'Say what would happen, and change nothing'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;op;prune'= {
            cand --older-than 'How old an operation must be; by default retention.operations'
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --dry-run 'Say what would go, and change nothing'
            cand --no-gc 'Leave the garbage to git''s next collection'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;op;help'= {
            cand log 'List operations, newest first'
            cand show 'Show an operation with every ref that it moved'
            cand restore 'Set this session back to how it was right after an operation'
            cand prune 'Drop old operations, and what only they kept'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;op;help;log'= {
        }
        &'tine;op;help;show'= {
        }
        &'tine;op;help;restore'= {
        }
        &'tine;op;help;prune'= {
        }
        &'tine;op;help;help'= {
        }
        &'tine;config'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand get 'Print one setting'
            cand set 'Change one setting of this repository'
            cand list 'List every setting with its value and where that comes from'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;config;get'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;config;set'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;config;list'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;config;help'= {
            cand get 'Print one setting'
            cand set 'Change one setting of this repository'
            cand list 'List every setting with its value and where that comes from'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;config;help;get'= {
        }
        &'tine;config;help;set'= {
        }
        &'tine;config;help;list'= {
        }
        &'tine;config;help;help'= {
        }
        &'tine;policy'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand init 'Write a starter policy into the worktree, for a session to propose'
            cand show 'Show the policy in force, or which of its rules a proposal falls under and why'
            cand check 'Check a policy before it is proposed; by default the one in this worktree'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;policy;init'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;policy;show'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;policy;check'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;policy;help'= {
            cand init 'Write a starter policy into the worktree, for a session to propose'
            cand show 'Show the policy in force, or which of its rules a proposal falls under and why'
            cand check 'Check a policy before it is proposed; by default the one in this worktree'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;policy;help;init'= {
        }
        &'tine;policy;help;show'= {
        }
        &'tine;policy;help;check'= {
        }
        &'tine;policy;help;help'= {
        }
        &'tine;hook'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;stats'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --since 'Count only what is younger than this; by default all that the log has'
            cand --format 'As tables, as JSON, or as Prometheus'' text format'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;repos'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --waiting 'List only those where proposals wait'
            cand --idle 'List only those with idle sessions; with --waiting, those of either kind'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;watch'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;doctor'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;agent-guide'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --install 'Write it into this file, or bring it up to date there'
            cand --remove 'Take it out of this file again'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --skill 'Make it a skill, such as .claude/skills/tine/SKILL.md'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;mcp'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;completions'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;man'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;demo'= {
            cand -C 'Act as if started in DIR'
            cand -s 'The session meant; by default the one whose workspace contains the current directory'
            cand --session 'The session meant; by default the one whose workspace contains the current directory'
            cand --actor 'Who acts; by default the coding agent that tine runs in, else git''s user.name'
            cand --color 'Use colours: auto means on a terminal'
            cand --config 'Change one setting for this call; may be repeated'
            cand --json 'Answer with one JSON document on stdout'
            cand -q 'Print no status lines on stderr'
            cand --quiet 'Print no status lines on stderr'
            cand -v 'Trace what is going on to stderr; twice for every git process'
            cand --verbose 'Trace what is going on to stderr; twice for every git process'
            cand -y 'Take the documented default of every question'
            cand --yes 'Take the documented default of every question'
            cand --no-pager 'Never start a pager'
            cand --keep 'Keep the repository and say where it is'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tine;help'= {
            cand init 'init'
            cand start 'start'
            cand checkpoint 'checkpoint'
            cand status 'status'
            cand log 'log'
            cand show 'show'
            cand diff 'diff'
            cand undo 'undo'
            cand redo 'redo'
            cand restore 'restore'
            cand fork 'fork'
            cand compare 'compare'
            cand conflicts 'conflicts'
            cand run 'run'
            cand race 'race'
            cand refresh 'refresh'
            cand propose 'propose'
            cand proposals 'proposals'
            cand proposal 'Show, withdraw or reopen a proposal'
            cand review 'review'
            cand approve 'approve'
            cand reject 'reject'
            cand land 'land'
            cand pick 'pick'
            cand check 'check'
            cand revert 'revert'
            cand audit 'audit'
            cand hooks 'Let coding agents tell tine of their prompts, and look whether they do'
            cand guard 'Guard a repository that people push to: the trunk moves only by approved proposals'
            cand sync 'sync'
            cand blame 'blame'
            cand note 'Take notes on a session, its checkpoints, files and lines, and settle them'
            cand tag 'Set, remove or list the tags of a session'
            cand health 'Report whether a session''s tests pass, or show the last report'
            cand handoff 'handoff'
            cand accept 'accept'
            cand sessions 'sessions'
            cand session 'Show a session'
            cand lock 'lock'
            cand unlock 'unlock'
            cand locks 'locks'
            cand renew 'renew'
            cand cache 'Keep what was derived from a session''s files: summaries, results, indexes'
            cand export 'export'
            cand archive 'archive'
            cand reactivate 'reactivate'
            cand discard 'discard'
            cand source 'Keep named baselines that sessions and new repositories start from'
            cand sweep 'sweep'
            cand op 'Read the operation log, go back in it, or prune it'
            cand config 'Read and change settings'
            cand policy 'Show, check or begin the policy: what must hold before a proposal lands'
            cand hook 'hook'
            cand stats 'stats'
            cand repos 'repos'
            cand watch 'watch'
            cand doctor 'doctor'
            cand agent-guide 'agent-guide'
            cand mcp 'mcp'
            cand completions 'completions'
            cand man 'man'
            cand demo 'demo'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tine;help;init'= {
        }
        &'tine;help;start'= {
        }
        &'tine;help;checkpoint'= {
        }
        &'tine;help;status'= {
        }
        &'tine;help;log'= {
        }
        &'tine;help;show'= {
        }
        &'tine;help;diff'= {
        }
        &'tine;help;undo'= {
        }
        &'tine;help;redo'= {
        }
        &'tine;help;restore'= {
        }
        &'tine;help;fork'= {
        }
        &'tine;help;compare'= {
        }
        &'tine;help;conflicts'= {
        }
        &'tine;help;run'= {
        }
        &'tine;help;race'= {
        }
        &'tine;help;refresh'= {
        }
        &'tine;help;propose'= {
        }
        &'tine;help;proposals'= {
        }
        &'tine;help;proposal'= {
            cand show 'Show a proposal with its prompts, votes and gate'
            cand withdraw 'Take a proposal back; the session goes on'
            cand reopen 'Offer a rejected or withdrawn proposal again, as its next revision'
        }
        &'tine;help;proposal;show'= {
        }
        &'tine;help;proposal;withdraw'= {
        }
        &'tine;help;proposal;reopen'= {
        }
        &'tine;help;review'= {
        }
        &'tine;help;approve'= {
        }
        &'tine;help;reject'= {
        }
        &'tine;help;land'= {
        }
        &'tine;help;pick'= {
        }
        &'tine;help;check'= {
        }
        &'tine;help;revert'= {
        }
        &'tine;help;audit'= {
        }
        &'tine;help;hooks'= {
            cand install 'Write the hooks into the agents'' configuration'
            cand uninstall 'Take the hooks out of the agents'' configuration'
            cand status 'Say where hooks are installed, and what keeps them from working'
        }
        &'tine;help;hooks;install'= {
        }
        &'tine;help;hooks;uninstall'= {
        }
        &'tine;help;hooks;status'= {
        }
        &'tine;help;guard'= {
            cand install 'Write the hook into a repository'
            cand pre-receive 'Judge a push as git''s pre-receive hook'
        }
        &'tine;help;guard;install'= {
        }
        &'tine;help;guard;pre-receive'= {
        }
        &'tine;help;sync'= {
        }
        &'tine;help;blame'= {
        }
        &'tine;help;note'= {
            cand add 'Take a note on the session, or on a checkpoint, a file or lines of it'
            cand list 'List the notes of a session; outside of any session those of every live one'
            cand resolve 'Settle a note: done, answered, or no longer true'
        }
        &'tine;help;note;add'= {
        }
        &'tine;help;note;list'= {
        }
        &'tine;help;note;resolve'= {
        }
        &'tine;help;tag'= {
            cand set 'Give the session tags, or other values to those it has'
            cand rm 'Take tags away from the session'
            cand list 'List the tags of a session'
        }
        &'tine;help;tag;set'= {
        }
        &'tine;help;tag;rm'= {
        }
        &'tine;help;tag;list'= {
        }
        &'tine;help;health'= {
            cand set 'Report a result for the session''s files as they are, unsaved edits included'
            cand show 'Show the last report'
        }
        &'tine;help;health;set'= {
        }
        &'tine;help;health;show'= {
        }
        &'tine;help;handoff'= {
        }
        &'tine;help;accept'= {
        }
        &'tine;help;sessions'= {
        }
        &'tine;help;session'= {
            cand show 'Show a session, its workspace''s path, or its environment'
        }
        &'tine;help;session;show'= {
        }
        &'tine;help;lock'= {
        }
        &'tine;help;unlock'= {
        }
        &'tine;help;locks'= {
        }
        &'tine;help;renew'= {
        }
        &'tine;help;cache'= {
            cand get 'Write a value to stdout, byte for byte'
            cand set 'Set a value from stdin or a file'
            cand cas 'Set a value if the one that is there has this hash'
            cand del 'Remove entries'
            cand list 'List entries, by key'
            cand prune 'Drop old entries, and those of sessions that landed or were discarded'
        }
        &'tine;help;cache;get'= {
        }
        &'tine;help;cache;set'= {
        }
        &'tine;help;cache;cas'= {
        }
        &'tine;help;cache;del'= {
        }
        &'tine;help;cache;list'= {
        }
        &'tine;help;cache;prune'= {
        }
        &'tine;help;export'= {
        }
        &'tine;help;archive'= {
        }
        &'tine;help;reactivate'= {
        }
        &'tine;help;discard'= {
        }
        &'tine;help;source'= {
            cand promote 'Promote a landed or approved state to a source''s next revision'
            cand list 'List the sources'
            cand show 'Show a source with all its revisions'
            cand rm 'Take a source out of use; its revisions are kept'
        }
        &'tine;help;source;promote'= {
        }
        &'tine;help;source;list'= {
        }
        &'tine;help;source;show'= {
        }
        &'tine;help;source;rm'= {
        }
        &'tine;help;sweep'= {
        }
        &'tine;help;op'= {
            cand log 'List operations, newest first'
            cand show 'Show an operation with every ref that it moved'
            cand restore 'Set this session back to how it was right after an operation'
            cand prune 'Drop old operations, and what only they kept'
        }
        &'tine;help;op;log'= {
        }
        &'tine;help;op;show'= {
        }
        &'tine;help;op;restore'= {
        }
        &'tine;help;op;prune'= {
        }
        &'tine;help;config'= {
            cand get 'Print one setting'
            cand set 'Change one setting of this repository'
            cand list 'List every setting with its value and where that comes from'
        }
        &'tine;help;config;get'= {
        }
        &'tine;help;config;set'= {
        }
        &'tine;help;config;list'= {
        }
        &'tine;help;policy'= {
            cand init 'Write a starter policy into the worktree, for a session to propose'
            cand show 'Show the policy in force, or which of its rules a proposal falls under and why'
            cand check 'Check a policy before it is proposed; by default the one in this worktree'
        }
        &'tine;help;policy;init'= {
        }
        &'tine;help;policy;show'= {
        }
        &'tine;help;policy;check'= {
        }
        &'tine;help;hook'= {
        }
        &'tine;help;stats'= {
        }
        &'tine;help;repos'= {
        }
        &'tine;help;watch'= {
        }
        &'tine;help;doctor'= {
        }
        &'tine;help;agent-guide'= {
        }
        &'tine;help;mcp'= {
        }
        &'tine;help;completions'= {
        }
        &'tine;help;man'= {
        }
        &'tine;help;demo'= {
        }
        &'tine;help;help'= {
        }
    ]
    $completions[$command]
}
