import { render } from 'preact';
import { App } from './app';
import { listen } from './api';
import { start_keys } from './keys';
import { start } from './route';
import 'leaflet/dist/leaflet.css';
import 'uplot/dist/uPlot.min.css';
import './style.css';

start();
start_keys();
listen();
const page = document.getElementById('page');
if (page) render(<App />, page);
