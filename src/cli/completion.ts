/** A command as a shell should know it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  /** What may be given by name; files may be given everywhere. */
  readonly words: readonly string[];
  readonly flags: readonly CompletedFlag[];
}

/** A flag without its dashes. */
export interface CompletedFlag {
  readonly name: string;
  readonly describe: string;
  /** The words that it takes; empty where it takes a file or another value. */
  readonly values: readonly string[];
}

/** The shells that a script can be written for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** A script that completes commands, flags and their values. It is made once, so that no key waits for this program. */
export function completionScript(shell: (typeof SHELLS)[number], commands: readonly CompletedCommand[]): string {
  if (shell === 'fish') return fish(commands);
  return shell === 'bash' ? bash(commands) : zsh(commands);
}

const NAME = 'temporal-codemod';
const HEAD = `# Completion for ${NAME}. Made by: ${NAME} completion`;
/** Names and words are letters, digits and dashes; only descriptions need quotes. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function cases(commands: readonly CompletedCommand[]): string {
  return commands
    .map(({ name, words, flags }) => {
      const values = flags
        .filter(flag => flag.values.length > 0)
        .map(flag => `      --${flag.name}) words=${quoted(flag.values.join(' '))} ;;`);
      const dashed = flags.map(flag => `--${flag.name}`).join(' ');
      return [
        `    ${name})`,
        '      case "$previous" in',
        ...values,
        `      *) case "$current" in -*) words=${quoted(dashed)} ;; *) words=${quoted(words.join(' '))} ;; esac ;;`,
        '      esac ;;',
      ].join('\n');
    })
    .join('\n');
}

function bash(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `${HEAD} bash
_temporal_codemod() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted(names)}
  else
    case "\${COMP_WORDS[1]}" in
${cases(commands)}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _temporal_codemod ${NAME}
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  const escaped = (text: string) => text.replace(/[[\]:\\]/g, '\\$&');
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${escaped(summary)}`)}`).join('\n');
  const branches = commands.map(({ name, words, flags }) => {
    const lines = flags.map(({ name: flag, describe, values }) => {
      const taken = values.length > 0 ? `:value:(${values.join(' ')})` : '';
      return `        ${quoted(`--${flag}[${escaped(describe)}]${taken}`)} \\`;
    });
    const rest = words.length > 0 ? `'*:name:(${words.join(' ')})'` : `'*:file:_files'`;
    return `      ${name})\n        _arguments \\\n${lines.join('\n')}\n        ${rest} ;;`;
  });
  return `#compdef ${NAME}
${HEAD} zsh
_temporal_codemod() {
  local -a commands
  commands=(
${described}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    local chosen=$words[2]
    shift words
    (( CURRENT-- ))
    case $chosen in
${branches.join('\n')}
    esac
  fi
}
compdef _temporal_codemod ${NAME}
`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, summary, words, flags }) => {
    const seen = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c ${NAME} -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ...(words.length > 0 ? [`complete -c ${NAME} ${seen} -f -a ${quoted(words.join(' '))}`] : []),
      ...flags.map(({ name: flag, describe, values }) => {
        const taken = values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : '';
        return `complete -c ${NAME} ${seen} -l ${flag}${taken} -d ${quoted(describe)}`;
      }),
    ];
  });
  return `${HEAD} fish\n${lines.join('\n')}\n`;
}
