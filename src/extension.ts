/** Called by VS Code once, after its start. */
export function activate(): void {
  // Nothing is wired yet.
}
