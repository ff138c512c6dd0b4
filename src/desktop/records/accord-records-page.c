/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drill page: any figure opens the records it was counted from, with how it was counted and its
 * conditions, which can be taken away one by one. */

#include "accord-config.h"

#include "accord-records-page.h"

#include "accord-chip.h"
#include "accord-commit.h"
#include "accord-explanation.h"
#include "accord-id-list.h"
#include "accord-record-note.h"
#include "accord-status-words.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define TYPE_RECORDS_PAGE (records_page_get_type ())
G_DECLARE_FINAL_TYPE (RecordsPage, records_page, RECORDS, PAGE, AdwNavigationPage)

struct _RecordsPage {
  AdwNavigationPage parent_instance;
  AccordIdList *list;
  AccordQuery *query;  /* what is listed; its conditions are the chips */
  AdwWrapBox *chips;
  AdwToggleGroup *lists; /* several lists, one of which is shown */
  GPtrArray *queries;    /* (owned) of AccordQuery: one for each; NULL: only one */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *status;
  gboolean counts; /* the subtitle is the number of records */
};

G_DEFINE_FINAL_TYPE (RecordsPage, records_page, ADW_TYPE_NAVIGATION_PAGE)

static void
entity_changed_cb (GtkListItem *item)
{
  AccordRecordRow *row = ACCORD_RECORD_ROW (gtk_list_item_get_child (item));
  g_autofree char *label = NULL;

  accord_record_note_show (row, gtk_list_item_get_item (item));
  label = accord_record_row_describe (row);
  gtk_list_item_set_accessible_label (item, label);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, accord_record_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::record", G_CALLBACK (entity_changed_cb), item,
                           G_CONNECT_SWAPPED);
  entity_changed_cb (item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), entity_changed_cb, item);
}

static void
activate_cb (RecordsPage *self, guint position)
{
  accord_show_record (GTK_WIDGET (self), accord_query_kind (accord_id_list_get_query (self->list)),
                      accord_id_list_id_at (self->list, position));
}

static void
update (RecordsPage *self)
{
  AccordEmptyReason reason = accord_id_list_get_empty_reason (self->list);
  gint64 total = accord_id_list_get_total (self->list);
  g_autofree char *number = accord_number_format (MAX (total, 0));
  g_autofree char *count = g_strdup_printf (ngettext ("%s record", "%s records", (gulong) MAX (total, 0)), number);

  if (self->counts && total >= 0)
    adw_window_title_set_subtitle (self->title, count);
  if (reason == ACCORD_EMPTY_FAILED)
    accord_status_words_set (self->status, accord_id_list_get_error (self->list));
  gtk_stack_set_visible_child_name (self->stack, reason == ACCORD_EMPTY_NOT || reason == ACCORD_EMPTY_LOADING
                                                   ? "list" : "status");
}

static void
records_page_dispose (GObject *object)
{
  RecordsPage *self = RECORDS_PAGE (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, accord_query_unref);
  g_clear_pointer (&self->queries, g_ptr_array_unref);
  G_OBJECT_CLASS (records_page_parent_class)->dispose (object);
}

static void
records_page_class_init (RecordsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = records_page_dispose;
}

static void
records_page_init (RecordsPage *self)
{
}

static void show_chips (RecordsPage *self);

/* Without a condition the list is no longer what was counted, and says so by its number. */
static void
removed_cb (RecordsPage *self, GtkWidget *chip)
{
  AccordQuery *query = accord_query_copy (self->query);
  guint item = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "item"));
  guint with = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "with"));

  accord_query_remove_condition (query, MAX (item, with));
  if (with != item)
    accord_query_remove_condition (query, MIN (item, with));
  accord_query_unref (self->query);
  self->query = query;
  self->counts = TRUE;
  accord_id_list_set_query (self->list, query);
  show_chips (self);
}

/* Links are told by whose figure it is: they have no words of their own here. */
static gboolean
has_words (const AccordFilter *filter, guint item)
{
  const AccordField *field = accord_filter_get_group (filter, item) == NULL
                               ? accord_filter_field (accord_filter_get_kind (filter), accord_filter_get_path (filter, item), NULL) : NULL;

  return field != NULL && !accord_field_is_link (field);
}

static void
show_chips (RecordsPage *self)
{
  const AccordFilter *filter = accord_query_get_conditions (self->query);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, chip);
  for (guint i = 0; i < accord_filter_get_n (filter); i++)
    {
      guint with = i;
      g_autofree char *words = has_words (filter, i) ? accord_filter_describe_together (filter, i, &with) : NULL;

      if (words == NULL)
        continue;
      chip = accord_chip_new_removable (words);
      accord_tooltip_set (chip, words);
      g_object_set_data (G_OBJECT (chip), "item", GUINT_TO_POINTER (i));
      g_object_set_data (G_OBJECT (chip), "with", GUINT_TO_POINTER (with));
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->chips, chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

static void
list_chosen_cb (RecordsPage *self)
{
  guint active = adw_toggle_group_get_active (self->lists);

  if (self->queries == NULL || active >= self->queries->len || self->list == NULL)
    return;
  accord_query_unref (self->query);
  self->query = accord_query_ref (g_ptr_array_index (self->queries, active));
  accord_id_list_set_query (self->list, self->query);
  show_chips (self);
}

/* The figure's conditions and how it is counted, above its records and as wide. */
static GtkWidget *
make_head (RecordsPage *self, const char *explanation)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->lists = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->lists), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is listed"), -1);
  g_signal_connect_object (self->lists, "notify::active", G_CALLBACK (list_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lists));
  self->chips = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->chips, 6);
  adw_wrap_box_set_line_spacing (self->chips, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  if (explanation != NULL)
    gtk_box_append (GTK_BOX (box), accord_explanation_new (explanation));
  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 6, "margin-bottom", 6, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

static GtkWidget *
make_list (RecordsPage *self, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  GtkWidget *view, *scroller, *clamp;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view = gtk_list_view_new (model, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "boxed-rows");
  g_object_set (view, "margin-start", 14, "margin-end", 14, "margin-bottom", 14, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  scroller = gtk_scrolled_window_new ();
  clamp = adw_clamp_scrollable_new ();
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 760);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
build (RecordsPage *self, const char *title, const char *subtitle, const char *explanation)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (title, subtitle));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (self->status, _("No Records"));
  adw_status_page_set_description (self->status, _("Nothing is counted here yet."));
  adw_status_page_set_icon_name (self->status, "accord-list-symbolic");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), make_head (self, explanation));
  gtk_stack_add_named (self->stack, make_list (self, title), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

/**
 * accord_records_page_new:
 * @workspace: the open file
 * @title: the figure: "Won in October"
 * @subtitle: (nullable): count and sum: "11 deals · €318K"; %NULL for the count
 * @explanation: (nullable): formula, period, what is left out
 * @query: what was counted
 *
 * Returns: (transfer floating): a page to be pushed; a row opens its record
 */
AdwNavigationPage *
accord_records_page_new (AccordWorkspace *workspace, const char *title, const char *subtitle, const char *explanation,
                         AccordQuery *query)
{
  RecordsPage *self = g_object_new (TYPE_RECORDS_PAGE, "title", title, NULL);

  self->counts = subtitle == NULL;
  self->query = accord_query_ref (query);
  self->list = accord_id_list_new (workspace);
  build (self, title, subtitle, explanation);
  g_signal_connect_swapped (self->list, "notify::total", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->list, "notify::empty-reason", G_CALLBACK (update), self);
  accord_id_list_set_query (self->list, query);
  show_chips (self);
  update (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * accord_records_page_add_list:
 * @page: a page of records
 * @label: what the records are: "Won 19"
 * @query: which they are
 *
 * A ratio has two lists, numerator and denominator, of which one is shown; the page opens with the one it was made with,
 * which has to be among those added.
 */
void
accord_records_page_add_list (AdwNavigationPage *page, const char *label, AccordQuery *query)
{
  RecordsPage *self = RECORDS_PAGE (page);
  AdwToggle *toggle = adw_toggle_new ();

  if (self->queries == NULL)
    self->queries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_query_unref);
  adw_toggle_set_label (toggle, label);
  adw_toggle_set_use_underline (toggle, FALSE);
  adw_toggle_group_add (self->lists, toggle);
  g_ptr_array_add (self->queries, accord_query_ref (query));
  if (query == self->query)
    adw_toggle_group_set_active (self->lists, self->queries->len - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->lists), self->queries->len > 1);
}
