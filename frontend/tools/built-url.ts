import { loadEnv, type Plugin } from 'vite';

/** What Vite tells about a file whose address it writes. */
interface Written {
  type: 'asset' | 'public';
}

/** Browsers take a worker from the page's own origin alone, wherever other scripts may lie. */
const WORKER = /\.worker-[^/]*\.js$/;

/**
 * How addresses of built files are written when hashed ones come from a CDN: scripts, preloads, styles and what styles
 * name; what has no hash (icons, manifests, covers) and workers stay with the shop.
 *
 * @param cdnUrl without a slash at its end
 */
export function builtUrl(cdnUrl: string): (file: string, written: Written) => string | undefined {
  if (!/^https?:\/\/[^\s]*[^\s/]$/.test(cdnUrl)) {
    throw new Error('VITE_CDN_URL must be an address such as https://cdn.wibestore.uz, without a last slash');
  }
  return (file, { type }) => (type === 'asset' && !WORKER.test(file) ? `${cdnUrl}/${file}` : undefined);
}

/** Has hashed files fetched from VITE_CDN_URL where it is set; left out otherwise, for with it lists of files are longer. */
export function filesFromCdn(): Plugin {
  let cdnUrl = '';
  return {
    name: 'wibestore-files-from-cdn',
    apply: 'build',
    config(_, { mode }) {
      cdnUrl = loadEnv(mode, process.cwd(), 'VITE_')['VITE_CDN_URL'] ?? '';
      return cdnUrl ? { experimental: { renderBuiltUrl: builtUrl(cdnUrl) } } : null;
    },
    transformIndexHtml: {
      order: 'post',
      // What public/before-paint.js asks for (tools/first-files.ts) comes from there too.
      handler: (html) =>
        cdnUrl ? html.replace("data-files='{", `$&"base":${JSON.stringify(`${cdnUrl}/assets/`)},`) : html,
    },
  };
}
