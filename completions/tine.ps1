
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'tine' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'tine'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'tine' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a repository if there is none, and name its trunk')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start a session: an isolated timeline for one task, with its own workspace')
            [CompletionResult]::new('checkpoint', 'checkpoint', [CompletionResultType]::ParameterValue, 'Save the workspace as the session''s next checkpoint')
            [CompletionResult]::new('ck', 'ck', [CompletionResultType]::ParameterValue, 'Save the workspace as the session''s next checkpoint')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the session, its unsaved changes, and where it stands')
            [CompletionResult]::new('st', 'st', [CompletionResultType]::ParameterValue, 'Show the session, its unsaved changes, and where it stands')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the timeline as a graph, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a checkpoint: its prompt, and what it changed')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show the difference between any two points')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take back the latest step of this session')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'Bring back what the latest undo took')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Make the workspace, or some paths, as it was at a revision')
            [CompletionResult]::new('fork', 'fork', [CompletionResultType]::ParameterValue, 'Start new sessions from a checkpoint of this one')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare sessions that set out from the same place, side by side')
            [CompletionResult]::new('conflicts', 'conflicts', [CompletionResultType]::ParameterValue, 'Show which live sessions would conflict with the trunk or with each other')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a program in a session''s workspace, with a checkpoint before and after it')
            [CompletionResult]::new('race', 'race', [CompletionResultType]::ParameterValue, 'Let several programs try the same task at once, each in a session of its own')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'Bring the trunk into the session')
            [CompletionResult]::new('propose', 'propose', [CompletionResultType]::ParameterValue, 'Offer the session''s head for the trunk')
            [CompletionResult]::new('proposals', 'proposals', [CompletionResultType]::ParameterValue, 'List what waits for review, oldest first')
            [CompletionResult]::new('proposal', 'proposal', [CompletionResultType]::ParameterValue, 'Show, withdraw or reopen a proposal')
            [CompletionResult]::new('review', 'review', [CompletionResultType]::ParameterValue, 'Review proposals: prompts, diff, then approve, approve a part, reject or skip')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'Grant a proposal, and land it when the gate is met')
            [CompletionResult]::new('reject', 'reject', [CompletionResultType]::ParameterValue, 'Deny a proposal')
            [CompletionResult]::new('land', 'land', [CompletionResultType]::ParameterValue, 'Land a proposal whose gate is met')
            [CompletionResult]::new('pick', 'pick', [CompletionResultType]::ParameterValue, 'Approve one of several proposals, and close its rivals')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Run the policy''s checks on what the trunk would become')
            [CompletionResult]::new('revert', 'revert', [CompletionResultType]::ParameterValue, 'Propose to take a landed proposal back')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Say how each commit of the trunk got there')
            [CompletionResult]::new('hooks', 'hooks', [CompletionResultType]::ParameterValue, 'Let coding agents tell tine of their prompts, and look whether they do')
            [CompletionResult]::new('guard', 'guard', [CompletionResultType]::ParameterValue, 'Guard a repository that people push to: the trunk moves only by approved proposals')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Share proposals, decisions and records through a git remote')
            [CompletionResult]::new('blame', 'blame', [CompletionResultType]::ParameterValue, 'Show which commit, proposal, agent and prompt each line comes from')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Take notes on a session, its checkpoints, files and lines, and settle them')
            [CompletionResult]::new('tag', 'tag', [CompletionResultType]::ParameterValue, 'Set, remove or list the tags of a session')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Report whether a session''s tests pass, or show the last report')
            [CompletionResult]::new('handoff', 'handoff', [CompletionResultType]::ParameterValue, 'Hand a session over to somebody else')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Take a session that was handed over to you')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'List the live sessions')
            [CompletionResult]::new('session', 'session', [CompletionResultType]::ParameterValue, 'Show a session')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Keep others from changing some paths, or from writing in this session')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Give locks back')
            [CompletionResult]::new('locks', 'locks', [CompletionResultType]::ParameterValue, 'List who holds what, and until when')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'Put off the end of locks')
            [CompletionResult]::new('cache', 'cache', [CompletionResultType]::ParameterValue, 'Keep what was derived from a session''s files: summaries, results, indexes')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write a session or proposal as patches or as a bundle, for plain git')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Put a session away')
            [CompletionResult]::new('reactivate', 'reactivate', [CompletionResultType]::ParameterValue, 'Bring an archived, discarded or landed session back')
            [CompletionResult]::new('discard', 'discard', [CompletionResultType]::ParameterValue, 'Give a session up')
            [CompletionResult]::new('source', 'source', [CompletionResultType]::ParameterValue, 'Keep named baselines that sessions and new repositories start from')
            [CompletionResult]::new('sweep', 'sweep', [CompletionResultType]::ParameterValue, 'Close and delete what the retention rules say, or show what they would')
            [CompletionResult]::new('op', 'op', [CompletionResultType]::ParameterValue, 'Read the operation log, go back in it, or prune it')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Read and change settings')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Show, check or begin the policy: what must hold before a proposal lands')
            [CompletionResult]::new('hook', 'hook', [CompletionResultType]::ParameterValue, 'Take in an event of a coding agent, as its hooks call it')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Say how long operations took, how long reviews waited, and what met conflicts')
            [CompletionResult]::new('repos', 'repos', [CompletionResultType]::ParameterValue, 'List every repository below a directory: who is at work, what waits')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Watch sessions, checkpoints as they come, and the review queue')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Look for what is wrong or unfinished, and say how to mend it')
            [CompletionResult]::new('agent-guide', 'agent-guide', [CompletionResultType]::ParameterValue, 'Print what a coding agent has to know to work with tine')
            [CompletionResult]::new('mcp', 'mcp', [CompletionResultType]::ParameterValue, 'Serve the working loop to an agent by the Model Context Protocol, on stdio')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages into a directory')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Tell the whole story in a temporary repository, with real commands')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;init' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--trunk', '--trunk', [CompletionResultType]::ParameterName, 'The trunk''s name, by default git''s init.defaultBranch, else main')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Begin with a source of this repository: a path or URL, and #source:NAME where it has several')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'The source of that repository, as NAME or NAME@2')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Write a starter policy into the worktree, for a session to propose')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;start' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--task', '--task', [CompletionResultType]::ParameterName, 'What the session is for')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Start from this revision instead of the trunk''s tip, such as source:NAME')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'Put the workspace into this directory, which must be empty or not there')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Add a tag of your own; may be repeated')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'The agent that will work in it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--here', '--here', [CompletionResultType]::ParameterName, 'Turn the current worktree into the workspace; edits come along as a baseline checkpoint')
            [CompletionResult]::new('--no-workspace', '--no-workspace', [CompletionResultType]::ParameterName, 'Make no workspace: checkpoints come from `tine checkpoint --edits`')
            [CompletionResult]::new('--fill-pool', '--fill-pool', [CompletionResultType]::ParameterName, 'Start nothing; make the workspaces that start.pool asks for, and remove those that it does not')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;checkpoint' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The checkpoint''s title; by default the prompt''s first line')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'The checkpoint''s title; by default the prompt''s first line')
            [CompletionResult]::new('--prompt', '--prompt', [CompletionResultType]::ParameterName, 'The prompt that led here; secrets in it are redacted')
            [CompletionResult]::new('--prompt-file', '--prompt-file', [CompletionResultType]::ParameterName, 'The prompt from a file, or from stdin with `-`')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Why it is taken: prompt, manual, risk, handoff, unsaved or baseline')
            [CompletionResult]::new('--meta', '--meta', [CompletionResultType]::ParameterName, 'Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated')
            [CompletionResult]::new('--edits', '--edits', [CompletionResultType]::ParameterName, 'Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Take a checkpoint even if nothing changed')
            [CompletionResult]::new('--include-secrets', '--include-secrets', [CompletionResultType]::ParameterName, 'Take new files that look like secrets as well')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;ck' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The checkpoint''s title; by default the prompt''s first line')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'The checkpoint''s title; by default the prompt''s first line')
            [CompletionResult]::new('--prompt', '--prompt', [CompletionResultType]::ParameterName, 'The prompt that led here; secrets in it are redacted')
            [CompletionResult]::new('--prompt-file', '--prompt-file', [CompletionResultType]::ParameterName, 'The prompt from a file, or from stdin with `-`')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Why it is taken: prompt, manual, risk, handoff, unsaved or baseline')
            [CompletionResult]::new('--meta', '--meta', [CompletionResultType]::ParameterName, 'Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated')
            [CompletionResult]::new('--edits', '--edits', [CompletionResultType]::ParameterName, 'Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Take a checkpoint even if nothing changed')
            [CompletionResult]::new('--include-secrets', '--include-secrets', [CompletionResultType]::ParameterName, 'Take new files that look like secrets as well')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;status' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;st' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;log' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most this many checkpoints of a session')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show every live session over the trunk; a graph has the latest hundred')
            [CompletionResult]::new('--ops', '--ops', [CompletionResultType]::ParameterName, 'Show the operations instead of the checkpoints')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on with each checkpoint as it comes')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with each checkpoint as it comes')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-U', '-U ', [CompletionResultType]::ParameterName, 'Show this many unchanged lines around a change')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Show this many unchanged lines around a change')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--stat', '--stat', [CompletionResultType]::ParameterName, 'Show only how much changed in each file')
            [CompletionResult]::new('--name-only', '--name-only', [CompletionResultType]::ParameterName, 'Show only which files changed')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Print a patch for `git apply`, with nothing left out')
            [CompletionResult]::new('--patch', '--patch', [CompletionResultType]::ParameterName, 'Print a patch for `git apply`, with nothing left out')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;diff' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-U', '-U ', [CompletionResultType]::ParameterName, 'Show this many unchanged lines around a change')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Show this many unchanged lines around a change')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--stat', '--stat', [CompletionResultType]::ParameterName, 'Show only how much changed in each file')
            [CompletionResult]::new('--name-only', '--name-only', [CompletionResultType]::ParameterName, 'Show only which files changed')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Print a patch for `git apply`, with nothing left out')
            [CompletionResult]::new('--patch', '--patch', [CompletionResultType]::ParameterName, 'Print a patch for `git apply`, with nothing left out')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;undo' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many steps to take')
            [CompletionResult]::new('--op', '--op', [CompletionResultType]::ParameterName, 'Take back this operation instead of the latest one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would happen, and change nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;redo' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many steps to take')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would happen, and change nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;restore' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would happen, and change nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;fork' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'A new session''s name; may be repeated')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many sessions to start')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--no-workspace', '--no-workspace', [CompletionResultType]::ParameterName, 'Make no workspaces')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;compare' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what differs between two sessions, from A to B')
            [CompletionResult]::new('-U', '-U ', [CompletionResultType]::ParameterName, 'Show this many unchanged lines around a change')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Show this many unchanged lines around a change')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--stat', '--stat', [CompletionResultType]::ParameterName, 'Show only how much changed in each file')
            [CompletionResult]::new('--name-only', '--name-only', [CompletionResultType]::ParameterName, 'Show only which files changed')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Print a patch for `git apply`, with nothing left out')
            [CompletionResult]::new('--patch', '--patch', [CompletionResultType]::ParameterName, 'Print a patch for `git apply`, with nothing left out')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;conflicts' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 3 if there are conflicts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;run' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--task', '--task', [CompletionResultType]::ParameterName, 'What the program is to do; kept as the prompt, and the new session''s task')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop it, and all it started, after this long, such as 20m')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--new', '--new', [CompletionResultType]::ParameterName, 'Run in a new session; inside another run in a fork of that one''s session')
            [CompletionResult]::new('--propose', '--propose', [CompletionResultType]::ParameterName, 'Propose the work if the program exits with 0')
            [CompletionResult]::new('--undo-on-failure', '--undo-on-failure', [CompletionResultType]::ParameterName, 'Take the work back if it exits with anything else; `tine undo` brings it back')
            [CompletionResult]::new('--isolate', '--isolate', [CompletionResultType]::ParameterName, 'Give a session without a workspace one of layers for this run: it is there at once, and for this run alone')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;race' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--agents', '--agents', [CompletionResultType]::ParameterName, 'The commands, each in quotes')
            [CompletionResult]::new('--task', '--task', [CompletionResultType]::ParameterName, 'What all of them are to do')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How often each command tries')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Begin at this revision')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop a program, and all it started, after this long, such as 20m')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--no-propose', '--no-propose', [CompletionResultType]::ParameterName, 'Propose nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;refresh' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--merge', '--merge', [CompletionResultType]::ParameterName, 'Merge, as a checkpoint with two parents; this is the default')
            [CompletionResult]::new('--rebase', '--rebase', [CompletionResultType]::ParameterName, 'Make the checkpoints again on the trunk''s tip; a conflict changes nothing')
            [CompletionResult]::new('--abort', '--abort', [CompletionResultType]::ParameterName, 'Take an unfinished refresh back')
            [CompletionResult]::new('--continue', '--continue', [CompletionResultType]::ParameterName, 'Finish a refresh after resolving its conflicts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;propose' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The feature that the proposal is named after; by default the session')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What the change does and why; the first line is the title')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'What the change does and why; the first line is the title')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Mark it as not ready: it cannot land yet')
            [CompletionResult]::new('--squash', '--squash', [CompletionResultType]::ParameterName, 'Offer one commit that carries no prompts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;proposals' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List landed, rejected and withdrawn ones as well')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;proposal' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a proposal with its prompts, votes and gate')
            [CompletionResult]::new('withdraw', 'withdraw', [CompletionResultType]::ParameterValue, 'Take a proposal back; the session goes on')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Offer a rejected or withdrawn proposal again, as its next revision')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;proposal;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;proposal;withdraw' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;proposal;reopen' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;proposal;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a proposal with its prompts, votes and gate')
            [CompletionResult]::new('withdraw', 'withdraw', [CompletionResultType]::ParameterValue, 'Take a proposal back; the session goes on')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Offer a rejected or withdrawn proposal again, as its next revision')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;proposal;help;show' {
            break
        }
        'tine;proposal;help;withdraw' {
            break
        }
        'tine;proposal;help;reopen' {
            break
        }
        'tine;proposal;help;help' {
            break
        }
        'tine;review' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;approve' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--rev', '--rev', [CompletionResultType]::ParameterName, 'The number of the revision that was reviewed')
            [CompletionResult]::new('--head', '--head', [CompletionResultType]::ParameterName, 'The commit that was reviewed, or the beginning of its id')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'A remark that is kept with the decision')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'A remark that is kept with the decision')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Land only these files and folders; the rest becomes the next revision')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'How it enters the trunk: squash, merge, rebase or ff; by default land.method')
            [CompletionResult]::new('--sign', '--sign', [CompletionResultType]::ParameterName, 'Sign the decision with this key; without one as git would sign')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep the session, its branch and its workspace')
            [CompletionResult]::new('--no-land', '--no-land', [CompletionResultType]::ParameterName, 'Grant, and do not land')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;reject' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Why; the session''s next attempt starts from this')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'Why; the session''s next attempt starts from this')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--delete', '--delete', [CompletionResultType]::ParameterName, 'Discard the session as well')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;land' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'How it enters the trunk: squash, merge, rebase or ff; by default land.method')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep the session, its branch and its workspace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;pick' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--over', '--over', [CompletionResultType]::ParameterName, 'A proposal that loses; by default all of the same fork or task')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'A remark that is kept with the decision')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'A remark that is kept with the decision')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'How it enters the trunk: squash, merge, rebase or ff; by default land.method')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep the session, its branch and its workspace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;check' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Run what has run before, too')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;revert' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Why; the first line is the title')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'Why; the first line is the title')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--no-workspace', '--no-workspace', [CompletionResultType]::ParameterName, 'Make no workspace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;audit' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Begin after this revision instead of before the first landing')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'As a table, as JSON, or as an HTML page that stands alone')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write it into this file')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write it into this file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail if anything is unexplained')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;hooks' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Write the hooks into the agents'' configuration')
            [CompletionResult]::new('uninstall', 'uninstall', [CompletionResultType]::ParameterValue, 'Take the hooks out of the agents'' configuration')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say where hooks are installed, and what keeps them from working')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;hooks;install' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The files of the user, for all projects; the default outside of a repository')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'The files of the project, for everybody who works on it; the default inside of a repository')
            [CompletionResult]::new('--absolute', '--absolute', [CompletionResultType]::ParameterName, 'Call this program by its full path, for agents that start with a short PATH')
            [CompletionResult]::new('--worktrees', '--worktrees', [CompletionResultType]::ParameterName, 'Let Claude Code''s own worktrees be sessions; it makes none where tine is missing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only show the difference')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;hooks;uninstall' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The files of the user, for all projects; the default outside of a repository')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'The files of the project, for everybody who works on it; the default inside of a repository')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only show the difference')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;hooks;status' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The files of the user, for all projects; the default outside of a repository')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'The files of the project, for everybody who works on it; the default inside of a repository')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;hooks;help' {
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Write the hooks into the agents'' configuration')
            [CompletionResult]::new('uninstall', 'uninstall', [CompletionResultType]::ParameterValue, 'Take the hooks out of the agents'' configuration')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say where hooks are installed, and what keeps them from working')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;hooks;help;install' {
            break
        }
        'tine;hooks;help;uninstall' {
            break
        }
        'tine;hooks;help;status' {
            break
        }
        'tine;hooks;help;help' {
            break
        }
        'tine;guard' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Write the hook into a repository')
            [CompletionResult]::new('pre-receive', 'pre-receive', [CompletionResultType]::ParameterValue, 'Judge a push as git''s pre-receive hook')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;guard;install' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;guard;pre-receive' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;guard;help' {
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Write the hook into a repository')
            [CompletionResult]::new('pre-receive', 'pre-receive', [CompletionResultType]::ParameterValue, 'Judge a push as git''s pre-receive hook')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;guard;help;install' {
            break
        }
        'tine;guard;help;pre-receive' {
            break
        }
        'tine;guard;help;help' {
            break
        }
        'tine;sync' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--push', '--push', [CompletionResultType]::ParameterName, 'Only send what is here')
            [CompletionResult]::new('--pull', '--pull', [CompletionResultType]::ParameterName, 'Only take what is there')
            [CompletionResult]::new('--sessions', '--sessions', [CompletionResultType]::ParameterName, 'Share sessions'' own checkpoints, with their prompts, as well')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only show what would move, and what would leave this machine')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;blame' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-L', '-L ', [CompletionResultType]::ParameterName, 'Show only these lines')
            [CompletionResult]::new('--rev', '--rev', [CompletionResultType]::ParameterName, 'Read the file at this revision instead of the trunk''s tip')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;note' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Take a note on the session, or on a checkpoint, a file or lines of it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the notes of a session; outside of any session those of every live one')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Settle a note: done, answered, or no longer true')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;note;add' {
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What to say')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'What to say')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is for')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The checkpoint that it is about, or whose lines are meant')
            [CompletionResult]::new('--proposal', '--proposal', [CompletionResultType]::ParameterName, 'The proposal that it is about, or whose lines are meant')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;note;list' {
            [CompletionResult]::new('--proposal', '--proposal', [CompletionResultType]::ParameterName, 'Only those that concern this proposal, as they stand in its newest revision')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only those that nobody settled')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;note;resolve' {
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'How it was settled')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'How it was settled')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;note;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Take a note on the session, or on a checkpoint, a file or lines of it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the notes of a session; outside of any session those of every live one')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Settle a note: done, answered, or no longer true')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;note;help;add' {
            break
        }
        'tine;note;help;list' {
            break
        }
        'tine;note;help;resolve' {
            break
        }
        'tine;note;help;help' {
            break
        }
        'tine;tag' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Give the session tags, or other values to those it has')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take tags away from the session')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tags of a session')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;tag;set' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;tag;rm' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;tag;list' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;tag;help' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Give the session tags, or other values to those it has')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take tags away from the session')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tags of a session')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;tag;help;set' {
            break
        }
        'tine;tag;help;rm' {
            break
        }
        'tine;tag;help;list' {
            break
        }
        'tine;tag;help;help' {
            break
        }
        'tine;health' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Report a result for the session''s files as they are, unsaved edits included')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the last report')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;health;set' {
            [CompletionResult]::new('--detail', '--detail', [CompletionResultType]::ParameterName, 'More about it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;health;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;health;help' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Report a result for the session''s files as they are, unsaved edits included')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the last report')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;health;help;set' {
            break
        }
        'tine;health;help;show' {
            break
        }
        'tine;health;help;help' {
            break
        }
        'tine;handoff' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Who is to take it: a person, or an agent as in agent/claude-code')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What the other one should know')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'What the other one should know')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;accept' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;sessions' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'List only those with this tag; may be repeated')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'List as many; 0 for all of them')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List landed, discarded and archived ones as well')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;session' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a session, its workspace''s path, or its environment')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;session;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'Print only the workspace''s path')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Print shell lines that set TINE_SESSION, TINE_WORKSPACE and TINE_PORT_BASE')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;session;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a session, its workspace''s path, or its environment')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;session;help;show' {
            break
        }
        'tine;session;help;help' {
            break
        }
        'tine;lock' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'For how long, such as 30m or 2h; by default lock.ttl')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; shown to whoever is refused')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;unlock' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for the log')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'End locks of others; without names, all that hold this session')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;locks' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;renew' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--ttl', '--ttl', [CompletionResultType]::ParameterName, 'For how long from now, such as 30m or 2h; by default lock.ttl')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;cache' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Write a value to stdout, byte for byte')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a value from stdin or a file')
            [CompletionResult]::new('cas', 'cas', [CompletionResultType]::ParameterValue, 'Set a value if the one that is there has this hash')
            [CompletionResult]::new('del', 'del', [CompletionResultType]::ParameterValue, 'Remove entries')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List entries, by key')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Drop old entries, and those of sessions that landed or were discarded')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;cache;get' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the value to this file')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the value to this file')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file if there is one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;cache;set' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The value''s file; by default stdin')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'What it was derived from; by default the session''s tip, or outside of all the trunk''s')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;cache;cas' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The value''s file; by default stdin')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'What it was derived from; by default the session''s tip, or outside of all the trunk''s')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'The hash of the value that has to be there, or none if there must be no entry')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;cache;del' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;cache;list' {
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'Only those whose keys begin like this')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List those of all sessions and of the trunk')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;cache;prune' {
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'How old an entry must be; by default cache.keep')
            [CompletionResult]::new('--max-size', '--max-size', [CompletionResultType]::ParameterName, 'Drop the oldest, too, until all values together are no larger')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--stale', '--stale', [CompletionResultType]::ParameterName, 'Drop stale ones as well')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would go, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;cache;help' {
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Write a value to stdout, byte for byte')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a value from stdin or a file')
            [CompletionResult]::new('cas', 'cas', [CompletionResultType]::ParameterValue, 'Set a value if the one that is there has this hash')
            [CompletionResult]::new('del', 'del', [CompletionResultType]::ParameterValue, 'Remove entries')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List entries, by key')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Drop old entries, and those of sessions that landed or were discarded')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;cache;help;get' {
            break
        }
        'tine;cache;help;set' {
            break
        }
        'tine;cache;help;cas' {
            break
        }
        'tine;cache;help;del' {
            break
        }
        'tine;cache;help;list' {
            break
        }
        'tine;cache;help;prune' {
            break
        }
        'tine;cache;help;help' {
            break
        }
        'tine;export' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'As patches for `git am`, or as a bundle for `git fetch`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write into this file, - for stdout; patches also one by one into a directory that is there')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write into this file, - for stdout; patches also one by one into a directory that is there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--squash', '--squash', [CompletionResultType]::ParameterName, 'Make one patch of it')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace files that are there, and in a directory the patches of an earlier series')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;archive' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;reactivate' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--no-workspace', '--no-workspace', [CompletionResultType]::ParameterName, 'Make no workspace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;discard' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'Why it is given up')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'Why it is given up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;source' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('promote', 'promote', [CompletionResultType]::ParameterValue, 'Promote a landed or approved state to a source''s next revision')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the sources')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a source with all its revisions')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take a source out of use; its revisions are kept')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;source;promote' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'A commit of the trunk, or proposal:NAME for one that is approved or landed')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What this revision is for')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'What this revision is for')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;source;list' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List removed ones as well')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;source;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;source;rm' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;source;help' {
            [CompletionResult]::new('promote', 'promote', [CompletionResultType]::ParameterValue, 'Promote a landed or approved state to a source''s next revision')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the sources')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a source with all its revisions')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take a source out of use; its revisions are kept')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;source;help;promote' {
            break
        }
        'tine;source;help;list' {
            break
        }
        'tine;source;help;show' {
            break
        }
        'tine;source;help;rm' {
            break
        }
        'tine;source;help;help' {
            break
        }
        'tine;sweep' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--apply', '--apply', [CompletionResultType]::ParameterName, 'Do it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;op' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List operations, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an operation with every ref that it moved')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Set this session back to how it was right after an operation')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Drop old operations, and what only they kept')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;op;log' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'List at most this many')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List those of all sessions and of the repository')
            [CompletionResult]::new('--refused', '--refused', [CompletionResultType]::ParameterName, 'List what was refused instead: what a scope was missing for, and conflicts')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;op;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;op;restore' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would happen, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;op;prune' {
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'How old an operation must be; by default retention.operations')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would go, and change nothing')
            [CompletionResult]::new('--no-gc', '--no-gc', [CompletionResultType]::ParameterName, 'Leave the garbage to git''s next collection')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;op;help' {
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List operations, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an operation with every ref that it moved')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Set this session back to how it was right after an operation')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Drop old operations, and what only they kept')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;op;help;log' {
            break
        }
        'tine;op;help;show' {
            break
        }
        'tine;op;help;restore' {
            break
        }
        'tine;op;help;prune' {
            break
        }
        'tine;op;help;help' {
            break
        }
        'tine;config' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting of this repository')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every setting with its value and where that comes from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;config;get' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;config;set' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;config;list' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;config;help' {
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting of this repository')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every setting with its value and where that comes from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;config;help;get' {
            break
        }
        'tine;config;help;set' {
            break
        }
        'tine;config;help;list' {
            break
        }
        'tine;config;help;help' {
            break
        }
        'tine;policy' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a starter policy into the worktree, for a session to propose')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the policy in force, or which of its rules a proposal falls under and why')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a policy before it is proposed; by default the one in this worktree')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;policy;init' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;policy;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;policy;check' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;policy;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a starter policy into the worktree, for a session to propose')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the policy in force, or which of its rules a proposal falls under and why')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a policy before it is proposed; by default the one in this worktree')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;policy;help;init' {
            break
        }
        'tine;policy;help;show' {
            break
        }
        'tine;policy;help;check' {
            break
        }
        'tine;policy;help;help' {
            break
        }
        'tine;hook' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;stats' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Count only what is younger than this; by default all that the log has')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'As tables, as JSON, or as Prometheus'' text format')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;repos' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--waiting', '--waiting', [CompletionResultType]::ParameterName, 'List only those where proposals wait')
            [CompletionResult]::new('--idle', '--idle', [CompletionResultType]::ParameterName, 'List only those with idle sessions; with --waiting, those of either kind')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;watch' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;doctor' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;agent-guide' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--install', '--install', [CompletionResultType]::ParameterName, 'Write it into this file, or bring it up to date there')
            [CompletionResult]::new('--remove', '--remove', [CompletionResultType]::ParameterName, 'Take it out of this file again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--skill', '--skill', [CompletionResultType]::ParameterName, 'Make it a skill, such as .claude/skills/tine/SKILL.md')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;mcp' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;completions' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;man' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;demo' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Act as if started in DIR')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session meant; by default the one whose workspace contains the current directory')
            [CompletionResult]::new('--actor', '--actor', [CompletionResultType]::ParameterName, 'Who acts; by default the coding agent that tine runs in, else git''s user.name')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto means on a terminal')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Change one setting for this call; may be repeated')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no status lines on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Trace what is going on to stderr; twice for every git process')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Take the documented default of every question')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep the repository and say where it is')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tine;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'init')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'start')
            [CompletionResult]::new('checkpoint', 'checkpoint', [CompletionResultType]::ParameterValue, 'checkpoint')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'status')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'log')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'show')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'diff')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'undo')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'redo')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'restore')
            [CompletionResult]::new('fork', 'fork', [CompletionResultType]::ParameterValue, 'fork')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'compare')
            [CompletionResult]::new('conflicts', 'conflicts', [CompletionResultType]::ParameterValue, 'conflicts')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'run')
            [CompletionResult]::new('race', 'race', [CompletionResultType]::ParameterValue, 'race')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'refresh')
            [CompletionResult]::new('propose', 'propose', [CompletionResultType]::ParameterValue, 'propose')
            [CompletionResult]::new('proposals', 'proposals', [CompletionResultType]::ParameterValue, 'proposals')
            [CompletionResult]::new('proposal', 'proposal', [CompletionResultType]::ParameterValue, 'Show, withdraw or reopen a proposal')
            [CompletionResult]::new('review', 'review', [CompletionResultType]::ParameterValue, 'review')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'approve')
            [CompletionResult]::new('reject', 'reject', [CompletionResultType]::ParameterValue, 'reject')
            [CompletionResult]::new('land', 'land', [CompletionResultType]::ParameterValue, 'land')
            [CompletionResult]::new('pick', 'pick', [CompletionResultType]::ParameterValue, 'pick')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'check')
            [CompletionResult]::new('revert', 'revert', [CompletionResultType]::ParameterValue, 'revert')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'audit')
            [CompletionResult]::new('hooks', 'hooks', [CompletionResultType]::ParameterValue, 'Let coding agents tell tine of their prompts, and look whether they do')
            [CompletionResult]::new('guard', 'guard', [CompletionResultType]::ParameterValue, 'Guard a repository that people push to: the trunk moves only by approved proposals')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'sync')
            [CompletionResult]::new('blame', 'blame', [CompletionResultType]::ParameterValue, 'blame')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Take notes on a session, its checkpoints, files and lines, and settle them')
            [CompletionResult]::new('tag', 'tag', [CompletionResultType]::ParameterValue, 'Set, remove or list the tags of a session')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Report whether a session''s tests pass, or show the last report')
            [CompletionResult]::new('handoff', 'handoff', [CompletionResultType]::ParameterValue, 'handoff')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'accept')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'sessions')
            [CompletionResult]::new('session', 'session', [CompletionResultType]::ParameterValue, 'Show a session')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'lock')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'unlock')
            [CompletionResult]::new('locks', 'locks', [CompletionResultType]::ParameterValue, 'locks')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'renew')
            [CompletionResult]::new('cache', 'cache', [CompletionResultType]::ParameterValue, 'Keep what was derived from a session''s files: summaries, results, indexes')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'export')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'archive')
            [CompletionResult]::new('reactivate', 'reactivate', [CompletionResultType]::ParameterValue, 'reactivate')
            [CompletionResult]::new('discard', 'discard', [CompletionResultType]::ParameterValue, 'discard')
            [CompletionResult]::new('source', 'source', [CompletionResultType]::ParameterValue, 'Keep named baselines that sessions and new repositories start from')
            [CompletionResult]::new('sweep', 'sweep', [CompletionResultType]::ParameterValue, 'sweep')
            [CompletionResult]::new('op', 'op', [CompletionResultType]::ParameterValue, 'Read the operation log, go back in it, or prune it')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Read and change settings')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Show, check or begin the policy: what must hold before a proposal lands')
            [CompletionResult]::new('hook', 'hook', [CompletionResultType]::ParameterValue, 'hook')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'stats')
            [CompletionResult]::new('repos', 'repos', [CompletionResultType]::ParameterValue, 'repos')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'watch')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'doctor')
            [CompletionResult]::new('agent-guide', 'agent-guide', [CompletionResultType]::ParameterValue, 'agent-guide')
            [CompletionResult]::new('mcp', 'mcp', [CompletionResultType]::ParameterValue, 'mcp')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'completions')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'man')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'demo')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tine;help;init' {
            break
        }
        'tine;help;start' {
            break
        }
        'tine;help;checkpoint' {
            break
        }
        'tine;help;status' {
            break
        }
        'tine;help;log' {
            break
        }
        'tine;help;show' {
            break
        }
        'tine;help;diff' {
            break
        }
        'tine;help;undo' {
            break
        }
        'tine;help;redo' {
            break
        }
        'tine;help;restore' {
            break
        }
        'tine;help;fork' {
            break
        }
        'tine;help;compare' {
            break
        }
        'tine;help;conflicts' {
            break
        }
        'tine;help;run' {
            break
        }
        'tine;help;race' {
            break
        }
        'tine;help;refresh' {
            break
        }
        'tine;help;propose' {
            break
        }
        'tine;help;proposals' {
            break
        }
        'tine;help;proposal' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a proposal with its prompts, votes and gate')
            [CompletionResult]::new('withdraw', 'withdraw', [CompletionResultType]::ParameterValue, 'Take a proposal back; the session goes on')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Offer a rejected or withdrawn proposal again, as its next revision')
            break
        }
        'tine;help;proposal;show' {
            break
        }
        'tine;help;proposal;withdraw' {
            break
        }
        'tine;help;proposal;reopen' {
            break
        }
        'tine;help;review' {
            break
        }
        'tine;help;approve' {
            break
        }
        'tine;help;reject' {
            break
        }
        'tine;help;land' {
            break
        }
        'tine;help;pick' {
            break
        }
        'tine;help;check' {
            break
        }
        'tine;help;revert' {
            break
        }
        'tine;help;audit' {
            break
        }
        'tine;help;hooks' {
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Write the hooks into the agents'' configuration')
            [CompletionResult]::new('uninstall', 'uninstall', [CompletionResultType]::ParameterValue, 'Take the hooks out of the agents'' configuration')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say where hooks are installed, and what keeps them from working')
            break
        }
        'tine;help;hooks;install' {
            break
        }
        'tine;help;hooks;uninstall' {
            break
        }
        'tine;help;hooks;status' {
            break
        }
        'tine;help;guard' {
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Write the hook into a repository')
            [CompletionResult]::new('pre-receive', 'pre-receive', [CompletionResultType]::ParameterValue, 'Judge a push as git''s pre-receive hook')
            break
        }
        'tine;help;guard;install' {
            break
        }
        'tine;help;guard;pre-receive' {
            break
        }
        'tine;help;sync' {
            break
        }
        'tine;help;blame' {
            break
        }
        'tine;help;note' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Take a note on the session, or on a checkpoint, a file or lines of it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the notes of a session; outside of any session those of every live one')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Settle a note: done, answered, or no longer true')
            break
        }
        'tine;help;note;add' {
            break
        }
        'tine;help;note;list' {
            break
        }
        'tine;help;note;resolve' {
            break
        }
        'tine;help;tag' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Give the session tags, or other values to those it has')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take tags away from the session')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tags of a session')
            break
        }
        'tine;help;tag;set' {
            break
        }
        'tine;help;tag;rm' {
            break
        }
        'tine;help;tag;list' {
            break
        }
        'tine;help;health' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Report a result for the session''s files as they are, unsaved edits included')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the last report')
            break
        }
        'tine;help;health;set' {
            break
        }
        'tine;help;health;show' {
            break
        }
        'tine;help;handoff' {
            break
        }
        'tine;help;accept' {
            break
        }
        'tine;help;sessions' {
            break
        }
        'tine;help;session' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a session, its workspace''s path, or its environment')
            break
        }
        'tine;help;session;show' {
            break
        }
        'tine;help;lock' {
            break
        }
        'tine;help;unlock' {
            break
        }
        'tine;help;locks' {
            break
        }
        'tine;help;renew' {
            break
        }
        'tine;help;cache' {
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Write a value to stdout, byte for byte')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a value from stdin or a file')
            [CompletionResult]::new('cas', 'cas', [CompletionResultType]::ParameterValue, 'Set a value if the one that is there has this hash')
            [CompletionResult]::new('del', 'del', [CompletionResultType]::ParameterValue, 'Remove entries')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List entries, by key')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Drop old entries, and those of sessions that landed or were discarded')
            break
        }
        'tine;help;cache;get' {
            break
        }
        'tine;help;cache;set' {
            break
        }
        'tine;help;cache;cas' {
            break
        }
        'tine;help;cache;del' {
            break
        }
        'tine;help;cache;list' {
            break
        }
        'tine;help;cache;prune' {
            break
        }
        'tine;help;export' {
            break
        }
        'tine;help;archive' {
            break
        }
        'tine;help;reactivate' {
            break
        }
        'tine;help;discard' {
            break
        }
        'tine;help;source' {
            [CompletionResult]::new('promote', 'promote', [CompletionResultType]::ParameterValue, 'Promote a landed or approved state to a source''s next revision')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the sources')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a source with all its revisions')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take a source out of use; its revisions are kept')
            break
        }
        'tine;help;source;promote' {
            break
        }
        'tine;help;source;list' {
            break
        }
        'tine;help;source;show' {
            break
        }
        'tine;help;source;rm' {
            break
        }
        'tine;help;sweep' {
            break
        }
        'tine;help;op' {
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'List operations, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an operation with every ref that it moved')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Set this session back to how it was right after an operation')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Drop old operations, and what only they kept')
            break
        }
        'tine;help;op;log' {
            break
        }
        'tine;help;op;show' {
            break
        }
        'tine;help;op;restore' {
            break
        }
        'tine;help;op;prune' {
            break
        }
        'tine;help;config' {
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting of this repository')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every setting with its value and where that comes from')
            break
        }
        'tine;help;config;get' {
            break
        }
        'tine;help;config;set' {
            break
        }
        'tine;help;config;list' {
            break
        }
        'tine;help;policy' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a starter policy into the worktree, for a session to propose')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the policy in force, or which of its rules a proposal falls under and why')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a policy before it is proposed; by default the one in this worktree')
            break
        }
        'tine;help;policy;init' {
            break
        }
        'tine;help;policy;show' {
            break
        }
        'tine;help;policy;check' {
            break
        }
        'tine;help;hook' {
            break
        }
        'tine;help;stats' {
            break
        }
        'tine;help;repos' {
            break
        }
        'tine;help;watch' {
            break
        }
        'tine;help;doctor' {
            break
        }
        'tine;help;agent-guide' {
            break
        }
        'tine;help;mcp' {
            break
        }
        'tine;help;completions' {
            break
        }
        'tine;help;man' {
            break
        }
        'tine;help;demo' {
            break
        }
        'tine;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
