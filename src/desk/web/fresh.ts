import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Api, Problem } from './api.ts';

export type Fresh<T> = { data: T | undefined; problem: Problem | undefined; refresh: () => void };

/**
 * Something of the API that can be fetched anew at any time; nothing without a path. While a fetch is under way, further
 * wishes become one more fetch after it. What arrives for an earlier path is thrown away.
 */
export function useFresh<T>(api: Api, path: string | undefined): Fresh<T> {
  const [state, setState] = useState<{ path: string | undefined; data?: T; problem?: Problem }>({ path });
  const fetching = useRef({ wanted: false, underWay: false });

  const refresh = useCallback(() => {
    if (path === undefined) return;
    const current = fetching.current;
    current.wanted = true;
    if (!current.underWay) void fetchWhileWanted(path);

    async function fetchWhileWanted(path: string): Promise<void> {
      current.underWay = true;
      while (current.wanted) {
        current.wanted = false;
        const found = await fetchOnce<T>(api, path);
        if (fetching.current === current) setState({ path, ...found });
      }
      current.underWay = false;
    }
  }, [api, path]);

  useEffect(() => {
    fetching.current = { wanted: false, underWay: false };
    refresh();
  }, [refresh]);

  const { data, problem } = state.path === path ? state : {};
  return { data, problem, refresh };
}

async function fetchOnce<T>(api: Api, path: string): Promise<{ data: T } | { problem: Problem }> {
  try {
    return { data: await api.get<T>(path) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}
