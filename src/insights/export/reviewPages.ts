/**
 * Pages on which somebody reviews others' changes, by their address: one line each. The host may be anybody's
 * own, so the path decides.
 */
export const REVIEW_PAGES: readonly { readonly what: string; readonly path: RegExp }[] = [
  { what: 'GitHub pull request', path: /^\/[^/]+\/[^/]+\/pull\/\d+/ },
  { what: 'GitLab merge request', path: /\/-\/merge_requests\/\d+/ },
  { what: 'GitLab merge request, older versions', path: /^\/[^/]+\/[^/]+\/merge_requests\/\d+/ },
  { what: 'Bitbucket pull request', path: /\/pull-requests\/\d+/ },
  { what: 'Azure DevOps pull request', path: /\/_git\/[^/]+\/pullrequest\/\d+/i },
  { what: 'Gitea, Forgejo or Codeberg pull request', path: /^\/[^/]+\/[^/]+\/pulls\/\d+/ },
  { what: 'Gerrit change', path: /\/c\/.+\/\+\/\d+/ },
  { what: 'Graphite pull request', path: /^\/github\/pr\/[^/]+\/[^/]+\/\d+/ },
  { what: 'Review Board request', path: /^\/r\/\d+\/(?:diff|reviews|$)/ },
  { what: 'Phabricator revision', path: /^\/D\d+(?:$|\?)/ },
  {
    what: 'CodeCommit pull request',
    path: /\/codecommit\/repositories\/[^/]+\/pull-requests\/\d+/,
  },
];

/** Titles of browser windows on such a page, where only the window is known. */
export const REVIEW_TITLES: readonly { readonly what: string; readonly title: RegExp }[] = [
  { what: 'GitHub', title: /· Pull Request #\d+ ·/ },
  { what: 'GitLab', title: /\(!\d+\) · Merge requests? ·/i },
  { what: 'Bitbucket', title: /\/ Pull Request #\d+:/ },
  { what: 'Azure DevOps', title: /^Pull request \d+: .* - Repos/i },
  { what: 'Gitea, Forgejo or Codeberg', title: /^#\d+ - .* - (?:Gitea|Forgejo|Codeberg)/ },
];

/** Programs that show web pages; an editor's title may say "Pull Request" as well. */
const BROWSERS =
  /chrom|firefox|safari|msedge|microsoft edge|brave|vivaldi|opera|^arc|zen browser|^zen|librewolf|waterfox|floorp|epiphany|falkon|qutebrowser|iceweasel|thorium/i;

export function isReviewPage(url: string): boolean {
  const match = /^https?:\/\/[^/?#]+(\/[^?#]*)?/i.exec(url);
  return match !== null && REVIEW_PAGES.some(({ path }) => path.test(match[1] ?? '/'));
}

export function isBrowser(app: string): boolean {
  return BROWSERS.test(app);
}

export function isReviewWindow(app: string, title: string): boolean {
  return isBrowser(app) && REVIEW_TITLES.some((known) => known.title.test(title));
}
