import type { ComponentChildren } from 'preact';

/** Holds what scrolls by itself where the screen is narrow, such as a table. */
export function Scrolls({ children }: { children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div class="scrolls" tabIndex={0}>
      {children}
    </div>
  );
}
