import type { Access } from '../access/credential';
import { html, type Markup } from './html';

export function login(form: Access['form'], problem?: string): Markup {
	return html`<section class="card pad login" aria-labelledby="login-title">
		<form method="post" action="?">
			<h2 id="login-title">Sign in</h2>
			${problem !== undefined && html`<p class="note bad" role="alert">${problem}</p>`}
			${form === 'password'
				? html`<label>User<input name="user" autocomplete="username" required autofocus /></label
						><label
							>Password<input
								name="password"
								type="password"
								autocomplete="current-password"
								required
						/></label>`
				: html`<label
						>Access token<input
							name="token"
							type="password"
							autocomplete="current-password"
							required
							autofocus
					/></label>`}
			<button class="main" name="do" value="login">Sign in</button>
		</form>
	</section>`;
}

/** Fail closed: nobody can have the password of a credential that has none. */
export function closed(): Markup {
	return html`<section class="card pad login">
		<h2>The monitor is closed</h2>
		<p class="quiet">
			Its node has no credential, or one without a token of 16 characters or a user with a password
			of 12. Add it in n8n and publish the workflow.
		</p>
	</section>`;
}
