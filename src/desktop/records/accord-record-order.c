/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records in an order of people's own. Dragging carries the record's id, never the row; keys and menu do the same, and say
 * where the record went. Records that have no rank yet (older files) get one with the first move. Main thread. */

#include "accord-config.h"

#include "accord-record-order.h"

#include "accord-commit.h"
#include "accord-rank.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *row;             /* borrowed: it owns this */
  AccordWorkspace *workspace; /* owned */
  GListModel *list;           /* owned */
  AccordEntity *entity;       /* owned */
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->list);
  g_object_unref (self->entity);
  g_free (self);
}

static AccordRecord *
record_at (GListModel *list, guint position)
{
  g_autoptr (AccordEntity) entity = g_list_model_get_item (list, position);

  return entity != NULL ? accord_entity_get_record (entity) : NULL; /* the list keeps it */
}

static const char *
rank_at (GListModel *list, guint position)
{
  AccordRecord *record = position < g_list_model_get_n_items (list) ? record_at (list, position) : NULL;

  return record != NULL ? accord_record_text (record, "rank") : NULL;
}

static guint
position_of (GListModel *list, gint64 id)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordEntity) entity = g_list_model_get_item (list, i);

      if (accord_entity_get_id (entity) == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
all_ranked (GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    if (rank_at (list, i) == NULL)
      return FALSE;
  return TRUE;
}

/* Everything anew, as it will stand. */
static void
rank_all (AccordEdit *edit, GListModel *list, guint from, guint to)
{
  guint n = g_list_model_get_n_items (list);

  for (guint place = 0; place < n; place++)
    {
      guint source = place == to ? from : place < to ? place + (place >= from) : place - (place <= from);
      AccordRecord *record = record_at (list, source);
      g_autofree char *rank = accord_rank_nth (place + 1);

      if (record != NULL)
        accord_edit_set_text (edit, accord_record_kind (record), accord_record_id (record), "rank", rank);
    }
}

/**
 * accord_record_order_move:
 * @workspace: the open file
 * @list: entities of a kind with a rank, in their order
 * @from: place of a record
 * @to: where it goes; both below the length of @list, and not the same
 *
 * Returns: (transfer full): a future of the #AccordChangeSet: one step of undo. Rejects with an #AccordRuleError where the
 *   role of who sits here does not allow it
 */
DexFuture *
accord_record_order_move (AccordWorkspace *workspace, GListModel *list, guint from, guint to)
{
  AccordRecord *record = record_at (list, from);
  g_autoptr (AccordEdit) edit = NULL;
  g_autofree char *label = NULL, *rank = NULL;

  g_return_val_if_fail (record != NULL && from != to && to < g_list_model_get_n_items (list), NULL);

  label = g_strdup_printf (_("Moved “%s”"), accord_record_title (record));
  edit = accord_edit_new (label);
  if (!all_ranked (list))
    rank_all (edit, list, from, to);
  else
    {
      rank = to < from ? accord_rank_between (to > 0 ? rank_at (list, to - 1) : NULL, rank_at (list, to))
                       : accord_rank_between (rank_at (list, to), rank_at (list, to + 1));
      accord_edit_set_text (edit, accord_record_kind (record), accord_record_id (record), "rank", rank);
    }
  return accord_journal_commit (accord_workspace_get_journal (workspace), edit);
}

static gboolean
move_to (Order *self, gint64 id, guint to)
{
  guint from = position_of (self->list, id);
  g_autofree char *words = NULL;

  if (from == GTK_INVALID_LIST_POSITION || to >= g_list_model_get_n_items (self->list) || from == to)
    return FALSE;
  words = g_strdup_printf (_("%1$s moved to place %2$u of %3$u."), accord_record_title (record_at (self->list, from)), to + 1,
                           g_list_model_get_n_items (self->list));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->row), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  dex_future_disown (accord_tell_refusal (self->row, accord_record_order_move (self->workspace, self->list, from, to)));
  return TRUE;
}

static gboolean
shift (Order *self, int by)
{
  gint64 id = accord_entity_get_id (self->entity);
  guint at = position_of (self->list, id);

  return at != GTK_INVALID_LIST_POSITION && (by > 0 || at > 0) && move_to (self, id, at + (guint) by);
}

static gboolean
key_cb (GtkWidget *row, GVariant *by, gpointer order)
{
  shift (order, g_variant_get_int32 (by));
  return GDK_EVENT_STOP;
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer order)
{
  shift (order, -1);
}

static void
down_cb (GSimpleAction *action, GVariant *parameter, gpointer order)
{
  shift (order, 1);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Order *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, accord_entity_get_id (self->entity));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, Order *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (self->row);

  gtk_drag_source_set_icon (source, picture, 20, 20);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Order *self)
{
  return move_to (self, g_value_get_int64 (value), position_of (self->list, accord_entity_get_id (self->entity)));
}

static void
add_drag (Order *self, GtkWidget *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (self->row, GTK_EVENT_CONTROLLER (target));
}

static void
add_keys (Order *self)
{
  static const struct {
    guint key;
    int by;
  } keys[] = { { GDK_KEY_Up, -1 }, { GDK_KEY_Down, 1 }, { GDK_KEY_KP_Up, -1 }, { GDK_KEY_KP_Down, 1 } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK), gtk_callback_action_new (key_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].by));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (self->row, controller);
}

static GtkWidget *
make_menu (Order *self)
{
  static const GActionEntry entries[] = { { "up", up_cb, NULL, NULL, NULL, { 0 } }, { "down", down_cb, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->row, "order", G_ACTION_GROUP (group));
  g_menu_append (menu, _("Move _Up"), "order.up");
  g_menu_append (menu, _("Move _Down"), "order.down");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  accord_tooltip_set (button, _("Order (Alt+↑, Alt+↓)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order"), -1);
  return button;
}

/**
 * accord_record_order_add:
 * @row: a row of a list; gets a handle, keys and a menu
 * @workspace: the open file; in one that is only read nothing is added
 * @list: what the rows are made from, in the order of "rank"
 * @entity: record of @row
 */
void
accord_record_order_add (AdwActionRow *row, AccordWorkspace *workspace, GListModel *list, AccordEntity *entity)
{
  GtkWidget *handle;
  Order *self;

  g_return_if_fail (ADW_IS_ACTION_ROW (row) && accord_kind_find (accord_entity_get_kind (entity), "rank") >= 0);

  if (accord_workspace_is_read_only (workspace))
    return;
  self = g_new0 (Order, 1);
  *self = (Order) { GTK_WIDGET (row), g_object_ref (workspace), g_object_ref (list), g_object_ref (entity) };
  g_object_set_data_full (G_OBJECT (row), "order", self, order_free);
  handle = g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-drag-handle-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_widget_add_css_class (handle, "dim-label");
  adw_action_row_add_prefix (row, handle);
  adw_action_row_add_suffix (row, make_menu (self));
  add_drag (self, handle);
  add_keys (self);
}
