import { render } from 'preact';
import { Chat } from './chat.tsx';
import './style.css';

const root = document.getElementById('chat');
if (root) render(<Chat />, root);
