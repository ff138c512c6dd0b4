/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomersList: the list pane of customers. Main thread.
 *
 *   search entry, sort ─▶ AccordQuery ─▶ AccordIdList ─▶ GtkSingleSelection ─▶ GtkListView
 *                                          └ sections: letters (only by name)
 */

#include "accord-config.h"

#include "accord-customers-list.h"

#include "accord-customer-row.h"
#include "accord-id-list.h"
#include "accord-lazy-row.h"
#include "accord-record-count.h"
#include "accord-sidebar-button.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomersList {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordIdList *list;
  AccordRecordCount *all; /* customers in the file */
  AccordSummaries *summaries;
  GtkSingleSelection *selection;
  char *sort;        /* field name */
  gint64 shown;      /* the record beside the list, 0: none */
  gint64 scroll_to;  /* to be scrolled to when the list has it */
  gboolean setting;
  gboolean to_top;   /* other rows are coming: they are read from the top */
  gboolean pushes;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *add;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  AdwStatusPage *no_match;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (AccordCustomersList, accord_customers_list, ADW_TYPE_BIN)

enum { CHOSEN, OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* GtkListView keeps the first row where it was, and so hides the letter above it. */
static gboolean
scroll_to_top_cb (gpointer data)
{
  AccordCustomersList *self = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL && self->scroll_to == 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
  return G_SOURCE_REMOVE;
}

static void
rows_changed_cb (AccordCustomersList *self)
{
  if (!self->to_top || accord_id_list_get_n (self->list) == 0)
    return;
  self->to_top = FALSE;
  /* Behind the layout of this frame. */
  g_idle_add_full (GDK_PRIORITY_REDRAW + 5, scroll_to_top_cb, g_object_ref (self), g_object_unref);
}

static void
find (AccordCustomersList *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  gboolean by_name = g_str_equal (self->sort, "name");

  accord_query_set_search (query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  accord_query_set_sort (query, by_name ? NULL : self->sort, g_str_equal (self->sort, "since"), NULL);
  accord_query_set_sections (query, by_name);
  self->to_top = TRUE;
  accord_id_list_set_query (self->list, query);
}

static void
update_title (AccordCustomersList *self)
{
  gint64 total = accord_id_list_get_total (self->list);
  g_autofree char *found = accord_number_format (MAX (total, 0));
  gint64 n_all = accord_record_count_get (self->all);
  g_autofree char *all = accord_number_format (MAX (n_all, 0));
  g_autofree char *both = NULL;

  if (n_all < 0)
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    {
      adw_window_title_set_subtitle (self->title, n_all > 0 ? all : "");
      return;
    }
  if (total < 0)
    return;
  /* Translators: "12 of 1,284" customers are found */
  both = g_strdup_printf (_("%1$s of %2$s"), found, all);
  adw_window_title_set_subtitle (self->title, both);
}

static void
show_state (AccordCustomersList *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *sentence = NULL;

  switch (accord_id_list_get_empty_reason (self->list))
    {
    case ACCORD_EMPTY_NO_RECORDS:
      gtk_stack_set_visible_child_name (self->stack, "empty");
      break;
    case ACCORD_EMPTY_NO_MATCH:
      sentence = g_strdup_printf (_("No customer fits “%s”. Check the spelling, or search for a part of the name, city, phone or e-mail."), typed);
      adw_status_page_set_description (self->no_match, sentence);
      gtk_stack_set_visible_child_name (self->stack, "no-match");
      gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      break;
    case ACCORD_EMPTY_FAILED:
      adw_status_page_set_description (self->failed, accord_id_list_get_error (self->list));
      gtk_stack_set_visible_child_name (self->stack, "failed");
      break;
    case ACCORD_EMPTY_NOT:
    case ACCORD_EMPTY_LOADING:
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  update_title (self);
}

/* The selection is the record beside the list, wherever it is now. */
static void
follow_shown (AccordCustomersList *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->setting = TRUE;
  if (self->shown == 0 || !accord_id_list_position_of (self->list, self->shown, &position))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  self->setting = FALSE;
  if (position != GTK_INVALID_LIST_POSITION && self->scroll_to == self->shown)
    {
      self->scroll_to = 0;
      gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_NONE, NULL);
    }
}

static void
selected_cb (AccordCustomersList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 id;

  if (self->setting || self->pushes || position == GTK_INVALID_LIST_POSITION)
    return;
  id = accord_id_list_id_at (self->list, position);
  if (id == 0 || id == self->shown)
    return;
  self->shown = id;
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
activated_cb (AccordCustomersList *self, guint position)
{
  gint64 id = accord_id_list_id_at (self->list, position);

  if (id == 0)
    return;
  self->shown = id;
  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
search_changed_cb (AccordCustomersList *self)
{
  find (self);
}

static void
search_stopped_cb (AccordCustomersList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  find (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Enter in the search: the first row, as the reader expects it. */
static void
search_activated_cb (AccordCustomersList *self)
{
  if (accord_id_list_get_n (self->list) == 0)
    return;
  gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  activated_cb (self, 0);
}

static gboolean
search_key_cb (AccordCustomersList *self, guint key)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (key != GDK_KEY_Down || accord_id_list_get_n (self->list) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_list_view_scroll_to (self->view, position == GTK_INVALID_LIST_POSITION ? 0 : position,
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return GDK_EVENT_STOP;
}

static void
update_headers (AccordCustomersList *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (g_str_equal (self->sort, "name"))
    factory = accord_customer_letter_factory_new (self->list);
  gtk_list_view_set_header_factory (self->view, factory);
}

static void
accord_customers_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, ACCORD_CUSTOMERS_LIST (object)->sort);
}

static void
accord_customers_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (object);

  if (!g_set_str (&self->sort, g_value_get_string (value)))
    return;
  update_headers (self);
  find (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
accord_customers_list_dispose (GObject *object)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CUSTOMERS_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->all);
  g_clear_object (&self->summaries);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->sort, g_free);
  G_OBJECT_CLASS (accord_customers_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/customers/accord-customers-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, header);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, title);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, add);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, search);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, view);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, no_match);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, failed);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
accord_customers_list_class_init (AccordCustomersListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_customers_list_get_property;
  object_class->set_property = accord_customers_list_set_property;
  object_class->dispose = accord_customers_list_dispose;
  g_object_class_install_property (object_class, 1, g_param_spec_string ("sort", NULL, NULL, "name",
                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_CUSTOMERS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", ACCORD_TYPE_CUSTOMERS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "list.sort", "sort");
}

static void
accord_customers_list_init (AccordCustomersList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->sort = g_strdup ("name");
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_header_bar_pack_start (self->header, accord_sidebar_button_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
}

/**
 * accord_customers_list_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): all its customers by name
 */
GtkWidget *
accord_customers_list_new (AccordWorkspace *workspace)
{
  AccordCustomersList *self = g_object_new (ACCORD_TYPE_CUSTOMERS_LIST, NULL);
  g_autoptr (GtkListItemFactory) factory = NULL;

  self->workspace = g_object_ref (workspace);
  self->list = accord_id_list_new (workspace);
  self->all = accord_record_count_new (workspace, &accord_customer_kind);
  self->summaries = accord_summaries_new (workspace, &accord_customer_kind);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  factory = accord_customer_row_factory_new (self->summaries, accord_workspace_get_currency (workspace));
  accord_lazy_rows_follow (self->view);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  update_headers (self);
  gtk_widget_set_sensitive (self->add, !accord_workspace_is_read_only (workspace));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (rows_changed_cb), self);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (follow_shown), self);
  g_signal_connect_swapped (self->list, "notify::total", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (self->list, "notify::empty-reason", G_CALLBACK (show_state), self);
  g_signal_connect_object (self->all, "notify::count", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  find (self);
  return GTK_WIDGET (self);
}

/**
 * accord_customers_list_select:
 * @self: a list
 * @id: a customer, 0 for none
 *
 * Selects its row, now or when the list has it, and scrolls there.
 */
void
accord_customers_list_select (AccordCustomersList *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  self->shown = id;
  self->scroll_to = id;
  follow_shown (self);
}

/**
 * accord_customers_list_neighbour:
 * @self: a list
 * @id: a customer; 0 or one that is not in the list: before its first row
 * @steps: rows further down, negative: up
 *
 * Returns: the customer there, 0 beyond the ends
 */
gint64
accord_customers_list_neighbour (AccordCustomersList *self, gint64 id, int steps)
{
  guint position;

  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_LIST (self), 0);

  if (id == 0 || !accord_id_list_position_of (self->list, id, &position))
    return accord_id_list_id_at (self->list, 0);
  if (steps < 0 && position < (guint) -steps)
    return 0;
  return accord_id_list_id_at (self->list, position + steps);
}

/**
 * accord_customers_list_set_pushes:
 * @self: a list
 * @pushes: whether a row opens a page over the list; then moving through the list opens nothing
 */
void
accord_customers_list_set_pushes (AccordCustomersList *self, gboolean pushes)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  self->pushes = pushes;
  gtk_list_view_set_single_click_activate (self->view, pushes);
}

/**
 * accord_customers_list_get_model:
 * @self: a list
 *
 * Returns: (transfer none): the rows
 */
GListModel *
accord_customers_list_get_model (AccordCustomersList *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_LIST (self), NULL);
  return G_LIST_MODEL (self->list);
}

/**
 * accord_customers_list_focus_search:
 * @self: a list
 *
 * Puts the cursor into the search and selects what is in it.
 */
void
accord_customers_list_focus_search (AccordCustomersList *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * accord_customers_list_set_search:
 * @self: the list
 * @text: as if it had been typed
 */
void
accord_customers_list_set_search (AccordCustomersList *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}
