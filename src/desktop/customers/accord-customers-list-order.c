/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Order and look of the list: by any field, which way, with sections, how tall the rows are. Kept for
 * this file on this computer, together with the filter. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-customer-row.h"
#include "accord-filter-fields.h"
#include "accord-list-settings.h"
#include "accord-menu-popup.h"

#include <glib/gi18n-lib.h>

enum { PROP_SORT = 1, PROP_DESCENDING, PROP_SECTIONS, PROP_COMPACT, N_PROPS };
static GParamSpec *props[N_PROPS];

#define AT_ONCE 8 /* rows that a frame fills where the page comes up whole; while the program starts all come in the first */

/* What people sort by most; the rest is a level deeper. */
static const char *const usual[] = { "next_step", "name", "last_contact", "open_value", "owner", "city", "since", NULL };

/* All customers as long as nothing else was asked for: what must happen next comes first. */
AccordListView *
accord_customers_list_usual (const AccordKind *kind)
{
  AccordListView *view = accord_list_view_new (kind);

  g_set_str (&view->sort, "next_step");
  return view;
}

static void
update_headers (AccordCustomersList *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  gboolean by_step = g_str_equal (self->now->sort, "next_step");

  g_object_set_data (G_OBJECT (self->list), "accord-by-step", by_step ? self : NULL);
  if (self->now->sections)
    factory = accord_customer_letter_factory_new (self->list);
  gtk_list_view_set_header_factory (self->view_widget, factory);
}

static void
update_rows (AccordCustomersList *self)
{
  g_autoptr (AccordEntity) settings =
    accord_workspace_get_entity (self->workspace, &accord_workspace_kind, accord_workspace_get_settings_id (self->workspace));
  g_autoptr (GtkListItemFactory) factory =
    accord_customer_row_factory_new (settings, accord_photos_of (self->workspace), self->summaries, self->picks, accord_workspace_get_currency (self->workspace),
                                     self->compact, self->resting ? AT_ONCE : 0);

  gtk_list_view_set_factory (self->view_widget, factory);
  if (self->compact)
    gtk_widget_add_css_class (GTK_WIDGET (self->view_widget), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view_widget), "compact");
}

/* Only texts, links and next steps fall into sections; headers without letters would be empty. */
static gboolean
has_sections (AccordCustomersList *self)
{
  const AccordField *field = accord_filter_field (accord_filter_get_kind (self->now->filter), self->now->sort, NULL);

  if (field == NULL || *accord_customers_list_typed (self) != '\0')
    return FALSE;
  return g_str_equal (self->now->sort, "next_step") || accord_field_is_link (field) ||
         (!accord_field_has_number (field) && field->type != ACCORD_FIELD_CHOICE);
}

static void
headers_cb (AccordCustomersList *self)
{
  gboolean wanted = self->now->sections && has_sections (self);

  if ((gtk_list_view_get_header_factory (self->view_widget) != NULL) == wanted)
    return;
  if (wanted)
    update_headers (self);
  else
    gtk_list_view_set_header_factory (self->view_widget, NULL);
}

/* The order that is asked for is shown by menu and headers. */
void
accord_customers_list_show_order (AccordCustomersList *self)
{
  gtk_list_view_set_header_factory (self->view_widget, NULL);
  if (self->now->sections && has_sections (self))
    update_headers (self);
  for (int i = PROP_SORT; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (object);

  if (self->now == NULL)
    return;
  if (id == PROP_SORT)
    g_value_set_string (value, self->now->sort);
  else if (id == PROP_DESCENDING)
    g_value_set_boolean (value, self->now->descending);
  else if (id == PROP_SECTIONS)
    g_value_set_boolean (value, self->now->sections);
  else
    g_value_set_boolean (value, self->compact);
}

/* Amounts and days are wanted with the greatest and latest first, next steps with the soonest. */
static gboolean
starts_descending (AccordCustomersList *self)
{
  const AccordField *field = accord_filter_field (accord_filter_get_kind (self->now->filter), self->now->sort, NULL);

  return field != NULL && accord_field_has_number (field) && !accord_field_is_link (field) &&
         !g_str_equal (self->now->sort, "next_step");
}

static void
set_compact (AccordCustomersList *self, gboolean compact)
{
  self->compact = compact;
  update_rows (self);
  accord_list_settings_set_compact (compact);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (object);

  if (self->now == NULL)
    return;
  if (id == PROP_COMPACT)
    {
      set_compact (self, g_value_get_boolean (value));
      return;
    }
  if (id == PROP_SORT && g_set_str (&self->now->sort, g_value_get_string (value)))
    self->now->descending = starts_descending (self);
  else if (id == PROP_DESCENDING)
    self->now->descending = g_value_get_boolean (value);
  else if (id == PROP_SECTIONS)
    self->now->sections = g_value_get_boolean (value);
  accord_customers_list_view_changed (self);
}

void
accord_customers_list_install_order (GtkWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  props[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "name", flags);
  props[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  props[PROP_SECTIONS] = g_param_spec_boolean ("sections", NULL, NULL, TRUE, flags);
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_property_action (klass, "list.sort", "sort");
  gtk_widget_class_install_property_action (klass, "list.descending", "descending");
  gtk_widget_class_install_property_action (klass, "list.sections", "sections");
  gtk_widget_class_install_property_action (klass, "list.compact", "compact");
}

static const char *
label_of (GPtrArray *fields, const char *path)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((AccordFilterField *) fields->pdata[i])->path, path))
      return ((AccordFilterField *) fields->pdata[i])->label;
  return NULL;
}

/* A tag is one of many; a place of notes says nothing about order. */
static gboolean
is_sortable (const AccordFilterField *field)
{
  return field->field->type != ACCORD_FIELD_LONG_TEXT && !g_str_equal (field->path, "tag");
}

static GMenu *
make_sorts (GPtrArray *fields)
{
  GMenu *sorts = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (int i = 0; usual[i] != NULL; i++)
    accord_menu_append (sorts, label_of (fields, usual[i]), "list.sort", "s", usual[i]);
  for (guint i = 0; i < fields->len; i++)
    {
      const AccordFilterField *field = fields->pdata[i];

      if (!g_strv_contains (usual, field->path) && is_sortable (field))
        accord_menu_append (more, field->label, "list.sort", "s", field->path);
    }
  g_menu_append_submenu (sorts, _("More Fields"), G_MENU_MODEL (more));
  return sorts;
}

/* Only a table has columns. */
static void
append_columns (GMenu *menu)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_("Columns…"), "customers.columns");

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

/* The menu of the list, with the fields that the workspace has now. */
GMenuModel *
accord_customers_list_make_menu (AccordCustomersList *self)
{
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_customer_kind);
  g_autoptr (GPtrArray) fields = accord_filter_fields (kind, FALSE);
  g_autoptr (GMenu) sorts = make_sorts (fields);
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (look, _("Table"), "customers.table");
  append_columns (look);
  g_menu_append (look, _("Descending"), "list.descending");
  g_menu_append (look, _("Sections"), "list.sections");
  g_menu_append (look, _("Compact Rows"), "list.compact");
  g_menu_append (rest, _("Copy as Table"), "list.copy-all");
  g_menu_append (rest, _("Export…"), "customers.export");
  g_menu_append (rest, _("Print…"), "customers.print");
  g_menu_append_section (menu, _("Sort By"), G_MENU_MODEL (sorts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = accord_customers_list_make_menu (data);

  gtk_menu_button_set_menu_model (button, menu);
}

/* Keeps what is asked for the next start. */
void
accord_customers_list_remember (AccordCustomersList *self)
{
  g_autofree char *json = accord_list_view_to_json (self->now);

  accord_list_settings_set (accord_workspace_get_path (self->workspace), "customers", json);
}

/* What was asked on this computer the last time; what is not understood any more is forgotten. */
void
accord_customers_list_restore (AccordCustomersList *self)
{
  g_autofree char *json = accord_list_settings_dup (accord_workspace_get_path (self->workspace), "customers");
  AccordListView *view =
    json != NULL ? accord_list_view_from_json (accord_filter_get_kind (self->now->filter), json, NULL) : NULL;

  self->compact = accord_list_settings_get_compact ();
  gtk_menu_button_set_create_popup_func (self->menu, create_menu_cb, self, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (headers_cb), self, G_CONNECT_SWAPPED);
  update_rows (self);
  accord_customers_list_take_view (self, view != NULL ? view : accord_list_view_copy (self->now));
}
