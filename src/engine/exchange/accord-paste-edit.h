/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-paste.h"

G_BEGIN_DECLS

/* What a field takes: the same rules as where it is typed. */
gboolean accord_pasted_check (AccordPastedPart part, const char *text, GError **error);

/* What becomes of cards: companies, people at them, and everything that leads to them.
 *
 *   name and company → a contact of the company, which is made or there
 *   name alone       → a customer that is a person;  company alone → a customer */
typedef struct _AccordPasteEdit AccordPasteEdit;
AccordPasteEdit *accord_paste_edit_new (AccordEdit *edit, gint64 owner);
void accord_paste_edit_free (AccordPasteEdit *self);
gint64 accord_paste_edit_add (AccordPasteEdit *self, const AccordPastedCard *card, gint64 company);
void accord_paste_edit_values (const AccordPastedCard *card, gboolean person, AccordValue *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPasteEdit, accord_paste_edit_free)

G_END_DECLS
