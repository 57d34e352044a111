import { render } from 'preact';
import { Desk } from './desk.tsx';
import { readPageWords } from './words.ts';
import './style.css';

const root = document.getElementById('desk');
if (root) render(<Desk page={readPageWords()} />, root);
