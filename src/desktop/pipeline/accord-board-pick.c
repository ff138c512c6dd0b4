/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Carrying cards with the keyboard as with the pointer: P picks up, arrows say where to, Enter or Space puts
 * down, Esc puts back. Each step is announced; columns that ask for something first say so as in a drag. */

#include "accord-config.h"

#include "accord-board-view-private.h"

#include "accord-announce.h"
#include "accord-deal-commands.h"
#include "accord-deal-drag.h"
#include <glib/gi18n-lib.h>

#define CARD_HEIGHT 82 /* px, of the gap where the card itself is not in view */

static void
clear_target (AccordBoardView *self)
{
  if (self->pick_to == NULL)
    return;
  accord_column_view_set_gap (self->pick_to, ACCORD_NO_GAP);
  accord_column_view_set_target (self->pick_to, FALSE);
  g_clear_weak_pointer (&self->pick_to);
}

/* How many cards that stay where they are lie above a gap: its place as it will be once the carried ones left. */
static guint
staying_above (AccordBoardView *self, AccordBoardColumn *column, guint position)
{
  AccordIdList *list = accord_board_column_get_deals (column);
  guint n_deals, at, n = position;
  const gint64 *deals = accord_board_context_get_dragged_deals (self->context, &n_deals);

  for (guint i = 0; i < n_deals; i++)
    if (accord_id_list_position_of (list, deals[i], &at) && at < position)
      n--;
  return n;
}

static void
say_target (AccordBoardView *self)
{
  AccordBoardColumn *column = accord_column_view_get_column (self->pick_to);
  const char *name = accord_board_column_get_title (column);
  const char *lock = accord_board_context_get_lock (self->context, accord_board_column_get_key (column));
  guint n = accord_id_list_get_n (accord_board_column_get_deals (column)), n_deals;
  g_autofree char *words = NULL;

  accord_board_context_get_dragged_deals (self->context, &n_deals);
  if (lock != NULL)
    /* Translators: a stage and what it asks for: Over Sign, locked: Amount */
    words = g_strdup_printf (_("Over %s, locked: %s"), name, lock);
  else
    words = g_strdup_printf (_("Over %s, position %u of %u"), name, staying_above (self, column, self->pick_position) + 1,
                             staying_above (self, column, n) + n_deals);
  accord_announce (self, words, FALSE);
}

static void
set_target (AccordBoardView *self, AccordColumnView *column, guint position)
{
  if (self->pick_to != column)
    clear_target (self);
  g_set_weak_pointer (&self->pick_to, column);
  self->pick_position = position;
  accord_column_view_set_target (column, TRUE);
  accord_column_view_set_gap (column, accord_column_view_is_locked (column) ? ACCORD_NO_GAP : position);
  accord_board_view_show_column (self, column);
  say_target (self);
}

/**
 * accord_board_pick_is_up:
 * @self: a board
 *
 * Returns: whether cards are carried with the keyboard
 */
gboolean
accord_board_pick_is_up (AccordBoardView *self)
{
  return self->pick_to != NULL;
}

/**
 * accord_board_pick_up:
 * @self: a board
 * @column: where the card with the focus is
 * @deals: (array length=n_deals): what is picked up
 * @position: of that card
 *
 * Picks cards up.
 */
void
accord_board_pick_up (AccordBoardView *self, AccordColumnView *column, const gint64 *deals, guint n_deals, guint position)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (accord_board_context_get_workspace (self->context),
                                                                 &accord_deal_kind, deals[0]);
  g_autofree char *words = NULL;

  if (accord_workspace_is_read_only (accord_board_context_get_workspace (self->context)))
    return;
  words = n_deals > 1
            ? g_strdup_printf (ngettext ("%u card picked up. Arrows move it, Enter puts it down, Escape cancels.",
                                         "%u cards picked up. Arrows move them, Enter puts them down, Escape cancels.", n_deals),
                               n_deals)
            : g_strdup_printf (_("%s picked up. Arrows move it, Enter puts it down, Escape cancels."),
                               accord_entity_is_loaded (entity) ? accord_entity_get_title (entity) : _("Deal"));
  accord_board_context_set_dragged (self->context, deals, n_deals, CARD_HEIGHT);
  accord_announce (self, words, FALSE);
  set_target (self, column, position);
}

static void
cancel (AccordBoardView *self)
{
  clear_target (self);
  accord_board_context_set_dragged (self->context, NULL, 0, 0);
  accord_announce (self, _("Cancelled; nothing was moved"), FALSE);
}

static void
put_down (AccordBoardView *self)
{
  AccordColumnView *view = self->pick_to;
  AccordBoardColumn *to = accord_column_view_get_column (view);
  gboolean locked = accord_column_view_is_locked (view);
  guint position = self->pick_position;
  g_autoptr (GArray) deals = NULL;

  clear_target (self);
  deals = accord_deal_drag_take (self->context);
  if (locked)
    {
      accord_deals_ask (GTK_WIDGET (self), self->context, (const gint64 *) (void *) deals->data, deals->len, to, position);
      return;
    }
  accord_deals_move (GTK_WIDGET (self), self->context, (const gint64 *) (void *) deals->data, deals->len, to, position, NULL);
  accord_board_view_focus_deal (self, g_array_index (deals, gint64, 0));
}

static void
go (AccordBoardView *self, int by)
{
  AccordBoardColumn *there = accord_deal_neighbour (self->context, accord_column_view_get_column (self->pick_to), by);
  AccordColumnView *column = there ? accord_board_view_find_column (self, there) : NULL;

  if (column == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    set_target (self, column, MIN (self->pick_position, accord_id_list_get_n (accord_board_column_get_deals (there))));
}

/* To the next place that is another one: above and below a carried card it is the same. */
static void
shift (AccordBoardView *self, int by)
{
  AccordBoardColumn *column = accord_column_view_get_column (self->pick_to);
  guint n = accord_id_list_get_n (accord_board_column_get_deals (column));
  guint now = staying_above (self, column, self->pick_position);
  guint position = self->pick_position;

  while ((by < 0 ? position > 0 : position < n) && staying_above (self, column, position) == now)
    position += (guint) by;
  if (staying_above (self, column, position) == now)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    set_target (self, self->pick_to, position);
}

/**
 * accord_board_pick_key:
 * @self: a board whose cards are carried
 * @keyval: a key, pressed without modifiers
 *
 * Returns: %TRUE: while cards are carried, no key means anything else
 */
gboolean
accord_board_pick_key (AccordBoardView *self, guint keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      go (self, (keyval == GDK_KEY_Left) == mirrored ? 1 : -1);
      break;
    case GDK_KEY_Up:
      shift (self, -1);
      break;
    case GDK_KEY_Down:
      shift (self, 1);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      put_down (self);
      break;
    case GDK_KEY_Escape:
      cancel (self);
      break;
    default:
      gtk_widget_error_bell (GTK_WIDGET (self));
    }
  return TRUE;
}
