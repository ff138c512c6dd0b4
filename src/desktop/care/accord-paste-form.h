/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-paste.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* One person or company out of a pasted text: its rows, whom it looks like, whether its company is there
 * already, and a switch that leaves it out. Signals "changed", and "entered" (uint, uint): the cursor is
 * in what was read from these characters. */
#define ACCORD_TYPE_PASTE_FORM (accord_paste_form_get_type ())
G_DECLARE_FINAL_TYPE (AccordPasteForm, accord_paste_form, ACCORD, PASTE_FORM, AdwExpanderRow)

GtkWidget *accord_paste_form_new (AccordWorkspace *workspace, const AccordPastedCard *card);
const AccordPastedCard *accord_paste_form_get_card (AccordPasteForm *self);
gint64 accord_paste_form_get_company (AccordPasteForm *self); /* a customer that is there, or 0 */
gboolean accord_paste_form_is_wanted (AccordPasteForm *self);
gboolean accord_paste_form_is_ready (AccordPasteForm *self);  /* has a name, and nothing wrong */
void accord_paste_form_open (AccordPasteForm *self);

G_END_DECLS
