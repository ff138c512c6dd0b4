/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-vcard.h"

G_BEGIN_DECLS

typedef gboolean (*AccordVcardCellFunc) (const char *heading, char *text, gpointer data); /* text: (transfer full) */

gboolean accord_vcard_each_cell (const AccordVcard *card, AccordVcardCellFunc func, gpointer data);
gboolean accord_vcard_is_group (const AccordVcard *card);
char *accord_vcard_label_words (const AccordVcard *card, const AccordVcardProperty *property);

G_END_DECLS
