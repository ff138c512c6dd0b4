/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-deal-card.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Which fields of a deal its card shows below the title, a line each; kept on this computer for each file. */
GPtrArray *accord_card_fields_offered (AccordWorkspace *workspace); /* of AccordField, static */
GStrv accord_card_fields_load (AccordWorkspace *workspace);
void accord_card_fields_keep (AccordWorkspace *workspace, const char *const *fields);
void accord_card_fields_show (AccordDealCard *card, AccordRecord *record, const char *const *fields);

/* The dialog in which they are chosen: a switch for each, at most four on. Signal "changed" has the names. */
#define ACCORD_TYPE_CARD_FIELDS_DIALOG (accord_card_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordCardFieldsDialog, accord_card_fields_dialog, ACCORD, CARD_FIELDS_DIALOG, AdwDialog)
AdwDialog *accord_card_fields_dialog_new (AccordWorkspace *workspace, const char *const *fields);

G_END_DECLS
