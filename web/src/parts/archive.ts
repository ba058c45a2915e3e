// Map tiles from one PMTiles file that the server hands out in pieces; loaded only where there is one.
import L from 'leaflet';
import { PMTiles, leafletRasterLayer } from 'pmtiles';
import { leafletLayer } from 'protomaps-leaflet';

/** What the archive says of its origin, without the markup it may be written with. */
async function credit_of(archive: PMTiles): Promise<string> {
  const about = await archive.getMetadata() as { attribution?: unknown };
  if (typeof about.attribution !== 'string') return '';
  return new DOMParser().parseFromString(about.attribution, 'text/html').body.textContent ?? '';
}

/** The layer, the zooms it has tiles for, and whom to name. */
export async function archive_layer(url: string, vector: boolean): Promise<{ layer: L.Layer; credit: string }> {
  // Both libraries look for Leaflet where a script of its own would put it.
  (globalThis as { L?: typeof L }).L = L;
  const archive = new PMTiles(url);
  const [header, credit] = await Promise.all([archive.getHeader(), credit_of(archive)]);
  const layer = vector
    ? leafletLayer({ url: archive, flavor: 'light', lang: document.documentElement.lang, maxDataZoom: header.maxZoom, attribution: '' })
    : leafletRasterLayer(archive, { minZoom: header.minZoom, maxNativeZoom: header.maxZoom, maxZoom: 19, attribution: '' });
  return { layer: layer as unknown as L.Layer, credit };
}
