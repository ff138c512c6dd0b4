/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordOwnFieldsPage: see the header. Filled from one query, and again after each change set that touches
 * fields; rows hold nothing but ids. Actions "own.open", "own.retire" (x: a field), "own.place" (xx: a field
 * and the one whose place it takes), "own.add" (s: a kind). */

#include "accord-config.h"

#include "accord-own-fields-page.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-custom-field.h"
#include "accord-menu-popup.h"
#include "accord-order.h"
#include "accord-own-field-edits.h"
#include "accord-own-field-page.h"
#include "accord-plain-row.h"
#include "accord-subpage.h"

struct _AccordOwnFieldsPage {
  AdwPreferencesPage parent_instance;

  AccordWorkspace *workspace;
  GHashTable *fields; /* kind → GPtrArray of AccordRecord, in their order */
  GPtrArray *groups;  /* owned by the page */
};

G_DEFINE_FINAL_TYPE (AccordOwnFieldsPage, accord_own_fields_page, ADW_TYPE_PREFERENCES_PAGE)

/* The fields among which one stands, and where. */
static GPtrArray *
find (AccordOwnFieldsPage *self, gint64 id, guint *at)
{
  GHashTableIter iter;
  gpointer fields;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &fields))
    if (accord_order_find (fields, id, at))
      return fields;
  return NULL;
}

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordOwnFieldsPage *self = ACCORD_OWN_FIELDS_PAGE (widget);
  GHashTableIter iter;
  gpointer fields;
  guint from, to;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &fields))
    if (accord_order_asked (fields, parameter, &from, &to))
      accord_commit (widget, self->workspace, accord_own_field_move (fields, from, to));
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordOwnFieldsPage *self = ACCORD_OWN_FIELDS_PAGE (widget);
  guint at;
  GPtrArray *fields = find (self, g_variant_get_int64 (parameter), &at);

  if (fields != NULL)
    accord_commit (widget, self->workspace,
                   accord_own_field_retire (fields->pdata[at], accord_record_number (fields->pdata[at], "retired") == 0));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordOwnFieldsPage *self = ACCORD_OWN_FIELDS_PAGE (widget);
  guint at;
  GPtrArray *fields = find (self, g_variant_get_int64 (parameter), &at);

  if (fields != NULL)
    accord_subpage_push (widget, accord_own_field_page_new (self->workspace, fields->pdata[at]));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordOwnFieldsPage *self = ACCORD_OWN_FIELDS_PAGE (widget);
  const AccordKind *kind = accord_kind_by_name (g_variant_get_string (parameter, NULL));
  GPtrArray *fields = g_hash_table_lookup (self->fields, kind);

  if (fields != NULL)
    accord_subpage_push (widget, accord_own_field_page_new_add (self->workspace, kind, fields));
}

static void
add_order (GtkWidget *row, GPtrArray *fields, guint at)
{
  AccordOrderPlace place = accord_order_place (fields, at, "own.place");
  g_autoptr (GMenu) more = g_menu_new ();

  accord_menu_append (more, accord_record_number (place.record, "retired") != 0 ? _ ("_Use Again") : _ ("_Retire"),
                      "own.retire", "x", accord_record_id (place.record));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), accord_order_handle_new (row, &place));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), accord_order_menu_new (&place, G_MENU_MODEL (more)));
}

static GtkWidget *
make_row (AccordOwnFieldsPage *self, GPtrArray *fields, guint at)
{
  AccordRecord *field = fields->pdata[at];
  g_autofree char *subtitle = accord_own_field_describe (field);
  GtkWidget *row = accord_plain_row_new (accord_record_title (field), subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (!accord_workspace_is_read_only (self->workspace))
    add_order (row, fields, at);
  accord_plain_row_open_by (row, "own.open", "x", accord_record_id (field));
  return row;
}

static GtkWidget *
make_add (const AccordKind *kind, gboolean room)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add Field"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "accord-plus-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "own.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kind->name);
  gtk_widget_set_sensitive (row, room);
  return row;
}

/* "3 of 24 are used, retired ones included." */
static char *
say_room (const AccordKind *kind, const AccordKind *own, gboolean *room)
{
  int most = ACCORD_KIND_FIELDS_MAX - kind->n_fields, used = own->n_fields - kind->n_fields;

  *room = used < most;
  if (used == 0)
    return NULL;
  if (!*room)
    return g_strdup_printf (_ ("All %d are used, retired ones included. Use a retired one again."), most);
  return g_strdup_printf (_ ("%1$d of %2$d are used, retired ones included."), used, most);
}

static void
add_kind (AccordOwnFieldsPage *self, const AccordKind *kind)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GPtrArray *fields = g_hash_table_lookup (self->fields, kind);
  gboolean room;
  g_autofree char *words = say_room (kind, accord_store_get_kind (accord_workspace_get_store (self->workspace), kind), &room);

  adw_preferences_group_set_title (group, accord_kind_plural (kind));
  adw_preferences_group_set_description (group, words);
  for (guint i = 0; i < fields->len; i++)
    adw_preferences_group_add (group, make_row (self, fields, i));
  if (!accord_workspace_is_read_only (self->workspace))
    adw_preferences_group_add (group, make_add (kind, room));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  g_ptr_array_add (self->groups, group);
}

static AdwPreferencesGroup *
add_bare (AccordOwnFieldsPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Add a Field"));
  adw_preferences_group_set_description (group, _ ("What else is to be known of a record. It then stands in forms, lists, filters and files like any other field."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* Kinds that nobody has added a field to are a line each, together in @group, which the first of them makes. */
static void
add_bare_kind (AccordOwnFieldsPage *self, AdwPreferencesGroup **group, const AccordKind *kind)
{
  GtkWidget *row = accord_plain_row_new (accord_kind_plural (kind), NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("accord-plus-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "own.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kind->name);
  if (*group == NULL)
    *group = add_bare (self);
  adw_preferences_group_add (*group, row);
}

static gboolean
is_bare (AccordOwnFieldsPage *self, const AccordKind *kind)
{
  GPtrArray *fields = g_hash_table_lookup (self->fields, kind);

  return fields != NULL && fields->len == 0;
}

static void
fill (AccordOwnFieldsPage *self)
{
  g_autoptr (GPtrArray) kinds = accord_own_field_kinds ();
  AdwPreferencesGroup *bare = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < kinds->len; i++)
    if (!is_bare (self, kinds->pdata[i]))
      add_kind (self, kinds->pdata[i]);
  if (accord_workspace_is_read_only (self->workspace))
    return;
  for (guint i = 0; i < kinds->len; i++)
    if (is_bare (self, kinds->pdata[i]))
      add_bare_kind (self, &bare, kinds->pdata[i]);
}

static void
sort_in (AccordOwnFieldsPage *self, GPtrArray *records)
{
  GHashTableIter iter;
  gpointer fields;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &fields))
    g_ptr_array_set_size (fields, 0);
  for (guint i = 0; i < records->len; i++)
    {
      const AccordKind *kind = accord_kind_by_name (accord_record_text (records->pdata[i], "target"));

      fields = kind != NULL ? g_hash_table_lookup (self->fields, kind) : NULL;
      if (fields != NULL)
        g_ptr_array_add (fields, accord_record_ref (records->pdata[i]));
    }
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &fields))
    g_ptr_array_sort (fields, accord_order_compare);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordOwnFieldsPage *self = data;

  if (self->workspace == NULL)
    return dex_future_new_for_boolean (FALSE);
  sort_in (self, g_value_get_boxed (dex_future_get_value (future, NULL)));
  fill (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
load (AccordOwnFieldsPage *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_custom_field_kind);

  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self),
    dex_future_then (accord_store_select (accord_workspace_get_store (self->workspace), query), loaded_cb, g_object_ref (self), g_object_unref)));
}

static void
committed_cb (AccordOwnFieldsPage *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_custom_field_kind))
    load (self);
}

static void
accord_own_fields_page_dispose (GObject *object)
{
  AccordOwnFieldsPage *self = ACCORD_OWN_FIELDS_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_own_fields_page_parent_class)->dispose (object);
}

static void
accord_own_fields_page_class_init (AccordOwnFieldsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_own_fields_page_dispose;
  gtk_widget_class_install_action (widget_class, "own.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "own.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "own.place", "(xx)", place_action);
  gtk_widget_class_install_action (widget_class, "own.retire", "x", retire_action);
}

static void
accord_own_fields_page_init (AccordOwnFieldsPage *self)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  self->groups = g_ptr_array_new ();
  self->fields = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (int i = 0; i < n_kinds; i++)
    if (accord_custom_field_takes (kinds[i]))
      g_hash_table_insert (self->fields, (gpointer) kinds[i], g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref));
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Fields"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "accord-list-symbolic");
}

/**
 * accord_own_fields_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a page for the preferences
 */
GtkWidget *
accord_own_fields_page_new (AccordWorkspace *workspace)
{
  AccordOwnFieldsPage *self = g_object_new (ACCORD_TYPE_OWN_FIELDS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
