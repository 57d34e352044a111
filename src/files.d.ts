/** Files that the build puts into the program as text (see build.mjs). */
declare module '*.sql' {
  const text: string;
  export default text;
}

declare module '*.lua' {
  const text: string;
  export default text;
}

/** Style sheets that the build puts beside a page's script. */
declare module '*.css';
