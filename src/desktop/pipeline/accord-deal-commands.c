/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One place for what is done with a deal, so that a drag, a key and a menu entry are the same thing:
 * one change set, announced. Stages are found by their outcome, never by their name. */

#include "accord-config.h"

#include "accord-deal-commands.h"

#include "accord-commit.h"
#include "accord-lost-dialog.h"
#include <glib/gi18n-lib.h>

/* The model shows the outcome already. */
static void
announce_move (GtkWidget *from, AccordBoardContext *context, gint64 deal, AccordBoardColumn *to)
{
  AccordIdList *deals = accord_board_column_get_deals (to);
  const char *stage = accord_entity_get_title (accord_board_column_get_stage (to));
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (accord_board_context_get_workspace (context),
                                                                 &accord_deal_kind, deal);
  const char *name = accord_entity_is_loaded (entity) ? accord_entity_get_title (entity) : _("Deal");
  g_autofree char *words = NULL;
  guint position;

  if (accord_board_column_is_started (to) && accord_id_list_position_of (deals, deal, &position))
    words = g_strdup_printf (_("%s moved to %s, position %u of %u"), name, stage, position + 1,
                             accord_id_list_get_n (deals));
  else
    words = g_strdup_printf (_("%s moved to %s"), name, stage);
  gtk_accessible_announce (GTK_ACCESSIBLE (from), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * accord_deal_move:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deal: a deal
 * @to: the column it goes to, open or closed
 * @position: the card of @to, as shown now, above which it goes; its length: the end
 *
 * Moves a deal as one change set. The board shows it when this returns; a refusal puts it back and is
 * said in the window.
 */
void
accord_deal_move (GtkWidget *from, AccordBoardContext *context, gint64 deal, AccordBoardColumn *to,
                  guint position)
{
  AccordBoard *board = accord_board_context_get_board (context);

  dex_future_disown (accord_tell_refusal (from, accord_board_move (board, &deal, 1, to, position)));
  announce_move (from, context, deal, to);
}

/**
 * accord_deal_neighbour:
 * @context: the board's
 * @column: one of its open columns
 * @by: 1 for the next, -1 for the one before
 *
 * Returns: (transfer none) (nullable): the column beside it; %NULL at the end of the board
 */
AccordBoardColumn *
accord_deal_neighbour (AccordBoardContext *context, AccordBoardColumn *column, int by)
{
  GListModel *columns = G_LIST_MODEL (accord_board_context_get_board (context));
  guint n = g_list_model_get_n_items (columns);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordBoardColumn) here = g_list_model_get_item (columns, i);
      g_autoptr (AccordBoardColumn) there = NULL;

      if (here != column)
        continue;
      if ((by < 0 && i == 0) || (by > 0 && i + 1 == n))
        return NULL;
      there = g_list_model_get_item (columns, by < 0 ? i - 1 : i + 1);
      return there; /* the board holds it */
    }
  return NULL;
}

/**
 * accord_deal_closed_column:
 * @context: the board's
 * @outcome: "won", "lost", "hold" or "discarded"
 *
 * Returns: (transfer none) (nullable): the first column of that outcome
 */
AccordBoardColumn *
accord_deal_closed_column (AccordBoardContext *context, const char *outcome)
{
  GListModel *closed = accord_board_get_closed (accord_board_context_get_board (context));

  for (guint i = 0; i < g_list_model_get_n_items (closed); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (closed, i);
      AccordRecord *stage = accord_entity_get_record (accord_board_column_get_stage (column));

      if (stage != NULL && g_strcmp0 (accord_record_text (stage, "outcome"), outcome) == 0)
        return column; /* the board holds it */
    }
  return NULL;
}

static void
move_to_outcome (GtkWidget *from, AccordBoardContext *context, gint64 deal, const char *outcome)
{
  AccordBoardColumn *column = accord_deal_closed_column (context, outcome);

  if (column != NULL)
    accord_deal_move (from, context, deal, column, 0);
  else
    accord_say_error (from, _("This pipeline has no stage for that outcome. Add one to the pipeline first."));
}

/**
 * accord_deal_win:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deal: a deal
 *
 * Puts it into the stage whose outcome is won.
 */
void
accord_deal_win (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  move_to_outcome (from, context, deal, "won");
}

/**
 * accord_deal_park:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deal: a deal
 *
 * Puts it on hold.
 */
void
accord_deal_park (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  move_to_outcome (from, context, deal, "hold");
}

/**
 * accord_deal_lose:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deal: a deal
 *
 * Asks why, then puts it into the stage whose outcome is lost.
 */
void
accord_deal_lose (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  AccordBoardColumn *column = accord_deal_closed_column (context, "lost");
  AdwDialog *dialog;

  if (column == NULL)
    {
      move_to_outcome (from, context, deal, "lost");
      return;
    }
  dialog = accord_lost_dialog_new (accord_board_context_get_workspace (context), deal,
                                   accord_board_column_get_stage_id (column));
  adw_dialog_present (dialog, from);
}

/**
 * accord_deal_delete:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deal: a deal
 *
 * Deletes it; undo brings it back.
 */
void
accord_deal_delete (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (context);
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (accord_entity_is_loaded (entity))
    label = g_strdup_printf (_("Deleted “%s”"), accord_entity_get_title (entity));
  edit = accord_edit_new (label ? label : _("Deleted deal"));
  accord_edit_delete (edit, &accord_deal_kind, deal);
  accord_commit (from, workspace, edit);
}
