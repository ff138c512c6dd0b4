/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One way to put records in order by hand: see the header. */

#include "accord-config.h"

#include "accord-order.h"

#include "accord-commit.h"
#include "accord-menu-popup.h"
#include "accord-rank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * accord_order_compare:
 * @a: an element of a #GPtrArray of #AccordRecord
 * @b: another
 *
 * Returns: the order that people gave them; those without one last, older ones first
 */
int
accord_order_compare (gconstpointer a, gconstpointer b)
{
  AccordRecord *x = *(AccordRecord *const *) a, *y = *(AccordRecord *const *) b;
  const char *rank = accord_record_text (x, "rank"), *other = accord_record_text (y, "rank");

  if (rank != NULL && other != NULL && strcmp (rank, other) != 0)
    return strcmp (rank, other);
  if ((rank == NULL) != (other == NULL))
    return rank == NULL ? 1 : -1;
  return accord_record_id (x) < accord_record_id (y) ? -1 : 1;
}

/**
 * accord_order_find:
 * @records: (element-type AccordRecord): in their order
 * @id: one of them
 * @at: (out): where it stands
 *
 * Returns: whether it is there
 */
gboolean
accord_order_find (GPtrArray *records, gint64 id, guint *at)
{
  for (*at = 0; *at < records->len; ++*at)
    if (accord_record_id (records->pdata[*at]) == id)
      return TRUE;
  return FALSE;
}

/**
 * accord_order_asked:
 * @records: (element-type AccordRecord): in their order
 * @parameter: "(xx)", as the menus and handles of the rows give it
 * @from: (out): where the one stands that is moved
 * @to: (out): where it shall stand
 *
 * Returns: whether both are among them, and not the same
 */
gboolean
accord_order_asked (GPtrArray *records, GVariant *parameter, guint *from, guint *to)
{
  gint64 moved, place;

  g_variant_get (parameter, "(xx)", &moved, &place);
  return moved != place && accord_order_find (records, moved, from) && accord_order_find (records, place, to);
}

static gboolean
all_have_ranks (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (accord_record_text (records->pdata[i], "rank") == NULL)
      return FALSE;
  return TRUE;
}

/* Which of the others comes at a place when one is taken out and put in elsewhere. */
static AccordRecord *
at_place (GPtrArray *records, guint from, guint to, guint place)
{
  guint without = place > to ? place - 1 : place;

  if (place == to)
    return records->pdata[from];
  return records->pdata[without >= from ? without + 1 : without];
}

/**
 * accord_order_move:
 * @kind: of the records; it has a text field "rank"
 * @records: (element-type AccordRecord): in their order
 * @from: place of one
 * @to: where it shall stand
 * @label: of the change set, translated
 *
 * One field of one record; of all of them where some had no order yet.
 *
 * Returns: (transfer full): an edit
 */
AccordEdit *
accord_order_move (const AccordKind *kind, GPtrArray *records, guint from, guint to, const char *label)
{
  AccordEdit *edit = accord_edit_new (label);

  g_return_val_if_fail (from < records->len && to < records->len, edit);

  if (all_have_ranks (records))
    {
      const char *before = to > 0 ? accord_record_text (at_place (records, from, to, to - 1), "rank") : NULL;
      const char *after = to + 1 < records->len ? accord_record_text (at_place (records, from, to, to + 1), "rank") : NULL;
      g_autofree char *rank = accord_rank_between (before, after);

      accord_edit_set_text (edit, kind, accord_record_id (records->pdata[from]), "rank", rank);
      return edit;
    }
  for (guint place = 0; place < records->len; place++)
    {
      g_autofree char *rank = accord_rank_nth (place + 1);

      accord_edit_set_text (edit, kind, accord_record_id (at_place (records, from, to, place)), "rank", rank);
    }
  return edit;
}

/**
 * accord_order_place:
 * @records: (element-type AccordRecord): in their order
 * @at: one of them
 * @action: (transfer none): the list's, static
 *
 * Returns: where it stands, borrowed from @records
 */
AccordOrderPlace
accord_order_place (GPtrArray *records, guint at, const char *action)
{
  return (AccordOrderPlace) { records->pdata[at], at > 0 ? records->pdata[at - 1] : NULL,
                              at + 1 < records->len ? records->pdata[at + 1] : NULL, action };
}

static void
append_move (GMenu *menu, const char *label, const AccordOrderPlace *place, AccordRecord *to)
{
  accord_menu_append (menu, label, place->action, "(xx)", accord_record_id (place->record), accord_record_id (to));
}

/**
 * accord_order_menu_new:
 * @place: of the row's record
 * @more: (nullable): what else is done with it
 *
 * Returns: (transfer floating): a button with the menu of a row
 */
GtkWidget *
accord_order_menu_new (const AccordOrderPlace *place, GMenuModel *more)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autofree char *name = g_strdup_printf (_("Menu of “%s”"), accord_record_title (place->record));

  if (place->above != NULL)
    append_move (moves, _("Move _Up"), place, place->above);
  if (place->below != NULL)
    append_move (moves, _("Move _Down"), place, place->below);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  if (more != NULL)
    g_menu_append_section (menu, NULL, more);
  g_object_set (button, "icon-name", "view-more-symbolic", "menu-model", menu, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

typedef struct {
  gint64 id;
  const char *action;
} Target;

static gboolean
dropped_cb (GtkDropTarget *drop, const GValue *value, double x, double y, Target *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop));

  return gtk_widget_activate_action (row, target->action, "(xx)", g_value_get_int64 (value), target->id);
}

static void
drag_begun_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/**
 * accord_order_handle_new:
 * @row: a row of the list
 * @place: of its record
 *
 * Makes the row one that is drawn by the handle and that others are dropped on.
 *
 * Returns: (transfer floating): the handle, to be put in front of the row
 */
GtkWidget *
accord_order_handle_new (GtkWidget *row, const AccordOrderPlace *place)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-drag-handle-symbolic", "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  Target *target = g_new (Target, 1);
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_INT64, accord_record_id (place->record));

  *target = (Target) { accord_record_id (place->record), place->action };
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_drag_source_set_content (source, content);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begun_cb), row, 0);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_data (drop, "drop", G_CALLBACK (dropped_cb), target, (GClosureNotify) (GCallback) g_free, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));
  return handle;
}

/**
 * accord_order_answer:
 * @from: the widget whose action it is
 * @workspace: the open file
 * @kind: of the records
 * @records: (element-type AccordRecord): in their order
 * @parameter: of the action, as accord_order_asked() takes it
 *
 * Puts a record where its handle, its menu or a key asked for it.
 */
void
accord_order_answer (GtkWidget *from, AccordWorkspace *workspace, const AccordKind *kind, GPtrArray *records, GVariant *parameter)
{
  guint at, to;
  g_autofree char *label = NULL;

  if (!accord_order_asked (records, parameter, &at, &to))
    return;
  label = g_strdup_printf (_("Moved “%s”"), accord_record_title (records->pdata[at]));
  accord_commit (from, workspace, accord_order_move (kind, records, at, to, label));
}
