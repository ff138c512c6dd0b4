/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRecordChooser: a popover that finds one record while typing. Own widget because the stock
 * drop-down wants the whole list in memory and cannot offer to make what it does not find.
 *
 *   GtkSearchEntry ──▶ AccordQuery ──▶ AccordIdList ──▶ at most 8 rows, None above, New “…” below
 *
 * The cursor stays in the entry; ↑ ↓ move the choice, Enter takes it, Esc closes. */

#include "accord-config.h"

#include "accord-record-chooser.h"

#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-id-list.h"
#include "accord-preedit.h"
#include "accord-tag.h"
#include "accord-text.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 8

struct _AccordRecordChooser {
  GtkPopover parent_instance;

  const AccordKind *kind;
  AccordIdList *list;
  GtkSearchEntry *entry;
  GtkListBox *rows;
  GtkLabel *nothing;
  char *filter_path;
  gint64 filter_number;
  gboolean can_create;
  gboolean clearable;
  gboolean enter_waits; /* for the rows of what is typed */
};

G_DEFINE_FINAL_TYPE (AccordRecordChooser, accord_record_chooser, GTK_TYPE_POPOVER)

enum { PROP_CAN_CREATE = 1, PROP_CLEARABLE, N_PROPS };
enum { CHOSEN, CREATE, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
typed_text (AccordRecordChooser *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
search (AccordRecordChooser *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (self->kind);
  const char *typed = typed_text (self);

  self->enter_waits = FALSE;
  if (accord_kind_is_searched (self->kind))
    accord_query_set_search (query, typed);
  else if (*typed != '\0')
    accord_query_add_text (query, self->kind->fields[accord_kind_title (self->kind)].name, ACCORD_OP_CONTAINS, typed);
  if (self->filter_path != NULL)
    accord_query_add_number (query, self->filter_path, ACCORD_OP_IS, self->filter_number);
  accord_id_list_set_query (self->list, query);
}

static GtkListBoxRow *
append_row (AccordRecordChooser *self, GtkWidget *image, const char *text, gint64 id, gboolean create)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = accord_data_label_new (NULL);

  accord_data_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (row), "id", GSIZE_TO_POINTER (id));
  g_object_set_data (G_OBJECT (row), "create", GINT_TO_POINTER (create));
  gtk_list_box_append (self->rows, row);
  return GTK_LIST_BOX_ROW (row);
}

static GtkWidget *
icon (const char *name)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "pixel-size", 16,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_size_request (image, 22, -1);
  return image;
}

static gboolean
shows_person (AccordRecordChooser *self)
{
  return accord_kind_is (self->kind, &accord_member_kind) || accord_kind_is (self->kind, &accord_contact_kind);
}

/* @text is what is typed, or already chosen: a record called exactly so needs no second one. */
static void
fill (AccordRecordChooser *self)
{
  g_autofree char *typed = accord_text_clean (typed_text (self), FALSE);
  guint n = MIN (accord_id_list_get_n (self->list), MAX_ROWS);
  gboolean exact = FALSE;
  GtkListBoxRow *first = NULL;

  gtk_list_box_remove_all (self->rows);
  if (self->clearable && *typed == '\0')
    append_row (self, icon ("accord-cross-symbolic"), _("None"), 0, FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordEntity) entity = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const char *title = accord_entity_get_title (entity);
      GtkWidget *image = shows_person (self) || accord_kind_is (self->kind, &accord_customer_kind)
                           ? accord_avatar_new (title, shows_person (self), 22) : icon (self->kind->icon_name);
      GtkListBoxRow *row = append_row (self, image, title, accord_entity_get_id (entity), FALSE);

      if (!accord_entity_is_loaded (entity))
        g_signal_connect_object (entity, "notify::loaded", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
      exact = exact || g_strcmp0 (title, typed) == 0;
      first = first != NULL ? first : row;
    }
  if (self->can_create && *typed != '\0' && !exact)
    {
      /* Translators: a row of a chooser that makes a record called so */
      g_autofree char *text = g_strdup_printf (_("New “%s”"), typed);
      GtkListBoxRow *row = append_row (self, icon ("accord-plus-symbolic"), text, 0, TRUE);

      first = first != NULL ? first : row;
    }
  gtk_list_box_select_row (self->rows, *typed != '\0' ? first : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0 && !accord_id_list_is_loading (self->list) &&
                                                      !(self->can_create && *typed != '\0'));
}

static void
row_activated_cb (AccordRecordChooser *self, GtkListBoxRow *row)
{
  gint64 id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "id"));
  gboolean create = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "create"));
  g_autofree char *typed = accord_text_clean (typed_text (self), FALSE);
  g_autoptr (AccordRecordChooser) hold = g_object_ref (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (create)
    g_signal_emit (self, signals[CREATE], 0, typed);
  else
    g_signal_emit (self, signals[CHOSEN], 0, id);
}

/* Who types and presses Enter at once means what they typed, not what was found for the letters before. */
static void
entry_activated_cb (AccordRecordChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  self->enter_waits = accord_id_list_is_loading (self->list);
  if (row != NULL && !self->enter_waits)
    row_activated_cb (self, row);
}

/* What is found is here, or cannot be read: then the cursor stays where it is. */
static void
answered_cb (AccordRecordChooser *self)
{
  gboolean waits = self->enter_waits && accord_id_list_get_error (self->list) == NULL;

  fill (self);
  if (accord_id_list_is_loading (self->list))
    return;
  self->enter_waits = FALSE;
  if (waits)
    entry_activated_cb (self);
}

/* Arrows walk the rows from the entry; Tab takes the one that is selected once something was typed, as Enter does, so that
 * whoever fills in a form goes on with its next part. */
static gboolean
entry_key_cb (AccordRecordChooser *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (accord_preedit_is_on (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Tab && row != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      entry_activated_cb (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->rows, MAX (0, index + (key == GDK_KEY_Down ? 1 : -1)));
  if (row != NULL)
    gtk_list_box_select_row (self->rows, row);
  return GDK_EVENT_STOP;
}

static void
accord_record_chooser_show (GtkWidget *widget)
{
  AccordRecordChooser *self = ACCORD_RECORD_CHOOSER (widget);

  GTK_WIDGET_CLASS (accord_record_chooser_parent_class)->show (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
accord_record_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordRecordChooser *self = ACCORD_RECORD_CHOOSER (object);

  if (id == PROP_CAN_CREATE)
    g_value_set_boolean (value, self->can_create);
  else if (id == PROP_CLEARABLE)
    g_value_set_boolean (value, self->clearable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_record_chooser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordRecordChooser *self = ACCORD_RECORD_CHOOSER (object);

  if (id == PROP_CAN_CREATE)
    accord_record_chooser_set_can_create (self, g_value_get_boolean (value));
  else if (id == PROP_CLEARABLE)
    accord_record_chooser_set_clearable (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_record_chooser_dispose (GObject *object)
{
  AccordRecordChooser *self = ACCORD_RECORD_CHOOSER (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->filter_path, g_free);
  G_OBJECT_CLASS (accord_record_chooser_parent_class)->dispose (object);
}

static void
accord_record_chooser_class_init (AccordRecordChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_record_chooser_get_property;
  object_class->set_property = accord_record_chooser_set_property;
  object_class->dispose = accord_record_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->show = accord_record_chooser_show;
  props[PROP_CAN_CREATE] = g_param_spec_boolean ("can-create", NULL, NULL, FALSE, flags);
  props[PROP_CLEARABLE] = g_param_spec_boolean ("clearable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * AccordRecordChooser::chosen:
   * @id: the record, 0 for none
   */
  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * AccordRecordChooser::create:
   * @name: what the new record shall be called
   */
  signals[CREATE] = g_signal_new ("create", ACCORD_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_record_chooser_init (AccordRecordChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->entry, 0);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->nothing = GTK_LABEL (gtk_label_new (_("Nothing found")));
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "secondary");
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->nothing), 6);
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
  gtk_widget_set_size_request (box, 250, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_record_chooser_new:
 * @workspace: the open file
 * @kind: what is chosen from
 *
 * Returns: (transfer floating): a popover for a menu button, or for accord_record_chooser_popup_on()
 */
GtkWidget *
accord_record_chooser_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  AccordRecordChooser *self = g_object_new (ACCORD_TYPE_RECORD_CHOOSER, NULL);
  g_autofree char *prompt = g_utf8_strdown (accord_kind_plural (kind), -1);
  g_autofree char *words = g_strdup_printf (_("Search %s"), prompt);

  self->kind = kind;
  self->list = accord_id_list_new (workspace);
  gtk_search_entry_set_placeholder_text (self->entry, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (answered_cb), self);
  return GTK_WIDGET (self);
}

/**
 * accord_record_chooser_set_can_create:
 * @self: a chooser
 * @can_create: whether it offers to make what is typed
 */
void
accord_record_chooser_set_can_create (AccordRecordChooser *self, gboolean can_create)
{
  g_return_if_fail (ACCORD_IS_RECORD_CHOOSER (self));
  self->can_create = can_create;
}

/**
 * accord_record_chooser_set_clearable:
 * @self: a chooser
 * @clearable: whether it offers None
 */
void
accord_record_chooser_set_clearable (AccordRecordChooser *self, gboolean clearable)
{
  g_return_if_fail (ACCORD_IS_RECORD_CHOOSER (self));
  self->clearable = clearable;
}

/**
 * accord_record_chooser_set_filter:
 * @self: a chooser
 * @path: (nullable): a link of the kind, such as "customer"; %NULL offers all
 * @number: id it must point to
 */
void
accord_record_chooser_set_filter (AccordRecordChooser *self, const char *path, gint64 number)
{
  g_return_if_fail (ACCORD_IS_RECORD_CHOOSER (self));
  g_set_str (&self->filter_path, path);
  self->filter_number = number;
}

static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (self), g_object_unref);
}

/**
 * accord_record_chooser_popup_on:
 * @self: (transfer floating): a new chooser
 * @anchor: what it points to
 *
 * Shows the chooser once; it goes away when it is closed.
 */
void
accord_record_chooser_popup_on (AccordRecordChooser *self, GtkWidget *anchor)
{
  g_return_if_fail (ACCORD_IS_RECORD_CHOOSER (self));
  gtk_widget_set_parent (GTK_WIDGET (self), anchor);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (self));
}
