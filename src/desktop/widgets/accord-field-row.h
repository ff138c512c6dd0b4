/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-entity.h"

G_BEGIN_DECLS

/**
 * AccordFieldRow: one field of a record, read and edited at the same place; put it into a
 * GtkListBox.boxed-list. Click, Enter or F2 edits; Enter or leaving saves; Esc restores; invalid
 * input keeps the focus and shows why. Turning to another record, or going from the window, is leaving; then the action
 * "win.error" tells what is invalid. The row never writes:
 *
 * Signal "edited" (gpointer value: const AccordValue *, valid during the emission): a new, checked
 * value differing from the shown one; the page commits it. The row shows it at once; if the commit
 * fails call accord_field_row_refuse().
 * Signal "choose": a LINK or PLACE was activated; the page offers a chooser (popover on the row).
 * Properties: "editing" (read-only), "read-only", "entity".
 */
#define ACCORD_TYPE_FIELD_ROW (accord_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordFieldRow, accord_field_row, ACCORD, FIELD_ROW, AdwPreferencesRow)

GtkWidget *accord_field_row_new (const AccordField *field);
const AccordField *accord_field_row_get_field (AccordFieldRow *self);
/* The kind's table is a newer one. */
void accord_field_row_set_field (AccordFieldRow *self, const AccordField *field);
/* The row follows the entity's notifications; NULL shows nothing. */
void accord_field_row_set_entity (AccordFieldRow *self, AccordEntity *entity);
AccordEntity *accord_field_row_get_entity (AccordFieldRow *self);
/* Without an entity (forms): the value shown; @title is a link's title. */
void accord_field_row_set_value (AccordFieldRow *self, const AccordValue *value, const char *title);
const AccordValue *accord_field_row_get_value (AccordFieldRow *self);
/* What typed text is read with; the currency is copied. */
void accord_field_row_set_reading (AccordFieldRow *self, const AccordFieldReading *reading);
/* A text that people do not type: @words tells it (NULL: nothing to tell), and editing emits "choose" as for a LINK. */
typedef char *(*AccordFieldWords) (const AccordValue *value, gpointer data);
void accord_field_row_set_words (AccordFieldRow *self, AccordFieldWords words, gpointer data);
/* Before the pencil: a button that does something with the value. */
void accord_field_row_add_suffix (AccordFieldRow *self, GtkWidget *widget);
void accord_field_row_set_usual (AccordFieldRow *self, const char *usual);
void accord_field_row_set_read_only (AccordFieldRow *self, gboolean read_only);
gboolean accord_field_row_get_editing (AccordFieldRow *self);
/* What is in the editor now (signal "typed"); NULL while nothing is edited. */
char *accord_field_row_dup_typed (AccordFieldRow *self);
/* Starts editing (or emits "choose", toggles a switch, opens the choices). */
void accord_field_row_edit (AccordFieldRow *self);
/* FALSE: the input is invalid, focus stays. */
gboolean accord_field_row_save (AccordFieldRow *self);
/* Of all rows in a widget; the one that is invalid, or NULL. */
AccordFieldRow *accord_field_row_save_all (GtkWidget *within);
void accord_field_row_cancel (AccordFieldRow *self);
/* The commit failed: shows @message below and the value as it was. */
void accord_field_row_refuse (AccordFieldRow *self, const char *message);

G_END_DECLS
