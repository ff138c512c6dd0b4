/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-letter-draft.h"

G_BEGIN_DECLS

/* The desktop's way of beginning a mail (org.freedesktop.portal.Email): from within a sandbox the only one that takes
 * attachments into any mail program. Nothing is sent: a draft is opened. */
gboolean accord_mail_portal_is_wanted (void);
DexFuture *accord_mail_portal_compose (const AccordLetterDraft *draft); /* boolean */

G_END_DECLS
