/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordInsightBoard: tiles or charts in full rows, arranged by drag and keyboard. What stays on the board keeps its widget. */

#include "accord-config.h"

#include "accord-insight-board.h"

#include "accord-announce.h"
#include "accord-dashboard.h"
#include "accord-insight-slot.h"

#include <glib/gi18n-lib.h>

struct _AccordInsightBoard {
  AdwBin parent_instance;

  char *name;
  gboolean tiles;
  AccordInsightMake make;
  gpointer data;
  GtkGrid *grid;
  GPtrArray *slots; /* AccordInsightSlot, owned by the grid, in order */
  GArray *wide;     /* gboolean, like slots */
  AccordInsightLayout layout;
  gboolean editing;
};

enum { ARRANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordInsightBoard, accord_insight_board, ADW_TYPE_BIN)

static GStrv
names_of (AccordInsightBoard *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->slots->len; i++)
    g_strv_builder_add (builder, accord_insight_slot_get_name (g_ptr_array_index (self->slots, i)));
  return g_strv_builder_end (builder);
}

static void
lay_out (AccordInsightBoard *self)
{
  const gboolean *wide = (const gboolean *) (const void *) self->wide->data;
  g_autoptr (GArray) rows = self->tiles ? accord_insight_layout_tiles (self->layout, self->slots->len)
                                        : accord_insight_layout_cards (self->layout, wide, self->slots->len);

  accord_insight_layout_apply (self->grid, self->slots, self->tiles || self->layout != ACCORD_LAYOUT_WIDE ? NULL : wide, rows);
}

static int
place_of (AccordInsightBoard *self, AccordInsightSlot *slot)
{
  guint index = 0;

  return g_ptr_array_find (self->slots, slot, &index) ? (int) index : -1;
}

static void
moved_cb (AccordInsightSlot *slot, int by, AccordInsightBoard *self)
{
  g_auto (GStrv) names = names_of (self);

  if (accord_dashboard_move (&names, accord_insight_slot_get_name (slot), place_of (self, slot) + by))
    g_signal_emit (self, signals[ARRANGED], 0, names);
  else
    accord_announce (self, _("It stands at the end already."), FALSE);
}

static void
dropped_cb (AccordInsightSlot *slot, const char *name, AccordInsightBoard *self)
{
  g_auto (GStrv) names = names_of (self);

  if (accord_dashboard_move (&names, name, place_of (self, slot)))
    g_signal_emit (self, signals[ARRANGED], 0, names);
}

static void
removed_cb (AccordInsightSlot *slot, AccordInsightBoard *self)
{
  g_auto (GStrv) names = names_of (self);

  if (accord_dashboard_remove (&names, accord_insight_slot_get_name (slot)))
    g_signal_emit (self, signals[ARRANGED], 0, names);
}

static void
accord_insight_board_finalize (GObject *object)
{
  AccordInsightBoard *self = ACCORD_INSIGHT_BOARD (object);

  g_ptr_array_unref (self->slots);
  g_array_unref (self->wide);
  g_free (self->name);
  G_OBJECT_CLASS (accord_insight_board_parent_class)->finalize (object);
}

static void
accord_insight_board_class_init (AccordInsightBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_insight_board_finalize;
  signals[ARRANGED] = g_signal_new ("arranged", ACCORD_TYPE_INSIGHT_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
accord_insight_board_init (AccordInsightBoard *self)
{
  self->slots = g_ptr_array_new ();
  self->wide = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 12, "row-spacing", 12, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

/**
 * accord_insight_board_new:
 * @name: what is arranged here; nothing of another board can be dropped on it
 * @tiles: small tiles instead of cards
 * @make: makes what a name stands for, or %NULL where it stands for nothing
 * @data: for @make
 *
 * Returns: (transfer floating): an empty board
 */
GtkWidget *
accord_insight_board_new (const char *name, gboolean tiles, AccordInsightMake make, gpointer data)
{
  AccordInsightBoard *self = g_object_new (ACCORD_TYPE_INSIGHT_BOARD, NULL);

  self->name = g_strdup (name);
  self->tiles = tiles;
  self->make = make;
  self->data = data;
  return GTK_WIDGET (self);
}

static AccordInsightSlot *
make_slot (AccordInsightBoard *self, const char *name, gboolean *wide)
{
  g_autofree char *title = NULL;
  GtkWidget *child = self->make (name, &title, wide, self->data), *slot;

  if (child == NULL)
    return NULL;
  slot = accord_insight_slot_new (self->name, name, title, child);
  g_signal_connect_object (slot, "moved", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (slot, "dropped", G_CALLBACK (dropped_cb), self, 0);
  g_signal_connect_object (slot, "removed", G_CALLBACK (removed_cb), self, 0);
  accord_insight_slot_set_editing (ACCORD_INSIGHT_SLOT (slot), self->editing);
  return ACCORD_INSIGHT_SLOT (slot);
}

static AccordInsightSlot *
take_slot (GPtrArray *old, GArray *old_wide, const char *name, gboolean *wide)
{
  for (guint i = 0; i < old->len; i++)
    if (g_str_equal (accord_insight_slot_get_name (g_ptr_array_index (old, i)), name))
      {
        *wide = g_array_index (old_wide, gboolean, i);
        g_array_remove_index (old_wide, i);
        return g_ptr_array_steal_index (old, i);
      }
  return NULL;
}

/* The place of the one that has the keyboard; -1: none has. */
static int
find_focused (GPtrArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (slots, i)) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return (int) i;
  return -1;
}

/* Of what goes the keyboard goes on to what takes its place, or stands before it. */
static void
hand_on_focus (AccordInsightBoard *self, GPtrArray *going, int place)
{
  GtkWidget *next = self->slots->len > 0 ? g_ptr_array_index (self->slots, MIN ((guint) place, self->slots->len - 1)) : NULL;

  if (find_focused (going) >= 0 && next != NULL && !gtk_widget_grab_focus (next))
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
}

/**
 * accord_insight_board_set_names:
 * @self: a board
 * @names: (array zero-terminated=1): what stands on it from now on
 */
void
accord_insight_board_set_names (AccordInsightBoard *self, const char *const *names)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->slots);
  g_autoptr (GArray) old_wide = g_steal_pointer (&self->wide);
  int focused = find_focused (old);

  self->slots = g_ptr_array_new ();
  self->wide = g_array_new (FALSE, TRUE, sizeof (gboolean));
  for (int i = 0; names[i] != NULL; i++)
    {
      gboolean wide = FALSE;
      AccordInsightSlot *slot = take_slot (old, old_wide, names[i], &wide);

      if (slot == NULL)
        slot = make_slot (self, names[i], &wide);
      if (slot == NULL)
        continue;
      g_ptr_array_add (self->slots, slot);
      g_array_append_val (self->wide, wide);
    }
  if (focused >= 0)
    hand_on_focus (self, old, focused);
  for (guint i = 0; i < old->len; i++)
    gtk_grid_remove (self->grid, g_ptr_array_index (old, i));
  lay_out (self);
}

/**
 * accord_insight_board_set_layout:
 * @self: a board
 * @layout: how much room there is: how many stand in a row
 *
 * Puts what is on the board into rows anew; no widget is made.
 */
void
accord_insight_board_set_layout (AccordInsightBoard *self, AccordInsightLayout layout)
{
  g_return_if_fail (ACCORD_IS_INSIGHT_BOARD (self));

  self->layout = layout;
  lay_out (self);
}

/**
 * accord_insight_board_set_editing:
 * @self: a board
 * @editing: whether it is being arranged
 */
void
accord_insight_board_set_editing (AccordInsightBoard *self, gboolean editing)
{
  g_return_if_fail (ACCORD_IS_INSIGHT_BOARD (self));

  self->editing = editing;
  for (guint i = 0; i < self->slots->len; i++)
    accord_insight_slot_set_editing (g_ptr_array_index (self->slots, i), editing);
}

/**
 * accord_insight_board_get_n:
 * @self: a board
 *
 * Returns: how many tiles or charts are on it
 */
guint
accord_insight_board_get_n (AccordInsightBoard *self)
{
  return self->slots->len;
}

/**
 * accord_insight_board_get_widget:
 * @self: a board
 * @index: below accord_insight_board_get_n()
 *
 * Returns: (transfer none): the tile or chart itself, without the slot it stands in
 */
GtkWidget *
accord_insight_board_get_widget (AccordInsightBoard *self, guint index)
{
  return accord_insight_slot_get_widget (g_ptr_array_index (self->slots, index));
}

/**
 * accord_insight_board_get_name:
 * @self: a board
 * @index: below accord_insight_board_get_n()
 *
 * Returns: (transfer none): what the tile or chart is called in a dashboard
 */
const char *
accord_insight_board_get_name (AccordInsightBoard *self, guint index)
{
  return accord_insight_slot_get_name (g_ptr_array_index (self->slots, index));
}
