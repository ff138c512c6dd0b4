/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The change that the form of AccordQuickAdd becomes, and where its deal begins. */

#include "accord-config.h"

#include "accord-quick-add-private.h"

#include "accord-date.h"
#include "accord-rank.h"
#include <glib/gi18n-lib.h>

/* Where a new deal begins: the column's stage, or the first one of a board that is grouped by something else. */
AccordBoardColumn *
accord_quick_add_stage (AccordQuickAdd *self)
{
  g_autoptr (AccordBoardColumn) first = NULL;

  if (accord_board_column_get_group (self->column) == NULL)
    return self->column;
  first = g_list_model_get_item (accord_board_get_stages (accord_board_context_get_board (self->context)), 0);
  return first; /* the board holds it */
}

/* At the top of the column: its first card's place is what comes after. */
static char *
top_rank (AccordQuickAdd *self)
{
  g_autoptr (AccordEntity) first = g_list_model_get_item (G_LIST_MODEL (accord_quick_add_stage (self)), 0);
  AccordRecord *record = first ? accord_entity_get_record (first) : NULL;
  const AccordValue *place = NULL;

  if (record != NULL)
    place = accord_record_value (record, accord_kind_find (&accord_deal_kind, "stage"));
  return accord_rank_between (NULL, place ? place->text : NULL);
}

AccordEdit *
accord_quick_add_edit (AccordQuickAdd *self, const char *name, const AccordMoney *money)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (workspace));
  const AccordKind *kind = &accord_deal_kind;
  g_autofree char *label = g_strdup_printf (_("Added “%s”"), name);
  g_autofree char *rank = top_rank (self);
  AccordEdit *edit = accord_edit_new (label);
  gint64 customer = self->customer ? accord_entity_get_id (self->customer) : 0;
  gint64 deal;

  if (self->new_customer != NULL)
    {
      customer = accord_edit_create (edit, &accord_customer_kind);
      accord_edit_set_text (edit, &accord_customer_kind, customer,
                            accord_customer_kind.fields[accord_kind_title (&accord_customer_kind)].name,
                            self->new_customer);
      accord_edit_set_text (edit, &accord_customer_kind, customer, "collected_via", "hand");
    }
  deal = accord_edit_create (edit, kind);
  accord_edit_set_text (edit, kind, deal, "name", name);
  accord_edit_set_both (edit, kind, deal, "stage", accord_board_column_get_stage_id (accord_quick_add_stage (self)), rank);
  accord_edit_set_number (edit, kind, deal, "opened_on", accord_date_today ());
  if (customer != 0)
    accord_edit_set_number (edit, kind, deal, "customer", customer);
  if (actor != 0)
    accord_edit_set_number (edit, kind, deal, "owner", actor);
  if (money != NULL)
    accord_edit_set_both (edit, kind, deal, "amount", money->minor, money->currency);
  if (accord_board_column_get_group (self->column) != NULL)
    accord_board_group_put (accord_board_column_get_group (self->column), edit, deal, NULL);
  return edit;
}
