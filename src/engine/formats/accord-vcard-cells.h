/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-vcard.h"

G_BEGIN_DECLS

#define ACCORD_VCARD_FIELD "X-ACCORD-FIELD" /* a property: a field that users added, named by its parameter X-LABEL */
#define ACCORD_VCARD_USE "X-ACCORD-USE"     /* a parameter of a phone, an address …: "preferred", "forbidden" */

typedef gboolean (*AccordVcardCellFunc) (const char *heading, char *text, gpointer data); /* text: (transfer full) */

gboolean accord_vcard_each_cell (const AccordVcard *card, AccordVcardCellFunc func, gpointer data);
gboolean accord_vcard_is_heading (const char *text);
gboolean accord_vcard_is_group (const AccordVcard *card);
gboolean accord_vcard_messenger (const AccordVcardProperty *property, char **label, char **address);
char *accord_vcard_label_words (const AccordVcard *card, const AccordVcardProperty *property);

G_END_DECLS
