import './base.css';
import { render } from 'preact';
import { Desk } from './desk.tsx';
import { readPageWords } from './words.ts';

const root = document.getElementById('desk');
if (root) render(<Desk page={readPageWords()} />, root);
