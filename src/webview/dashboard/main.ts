document.querySelector('#app')?.replaceChildren('Hands-On');
