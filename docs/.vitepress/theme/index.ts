// The theme without its fonts: pages use those of the reader, and load none.
import Theme from 'vitepress/theme-without-fonts';
import './style.css';

export default Theme;
