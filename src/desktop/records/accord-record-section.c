/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRecordSection: see the header. Without records it shows one line of words, or, where there are none
 * for it, nothing at all. Main thread. */

#include "accord-config.h"

#include "accord-record-section.h"

#include "accord-frame-call.h"
#include "accord-id-list.h"
#include "accord-record-order.h"
#include "accord-tooltip.h"

struct _AccordRecordSection {
  AdwBin parent_instance;

  AccordIdList *list;
  GtkListBox *box;
  GtkWidget *nothing; /* or NULL: the section goes while it is empty */
  AccordSectionFunc build;
  AccordSectionFunc show;
  gpointer data;      /* borrowed: the owner */
  AccordWorkspace *ordered; /* people put the records in order; or NULL */
  GtkSorter *sorter;  /* of what no query can order by; or NULL */
  AccordFrameCall sort_due;
};

G_DEFINE_FINAL_TYPE (AccordRecordSection, accord_record_section, ADW_TYPE_BIN)

enum { ADD, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/**
 * accord_section_heading_new:
 * @text: the section
 * @button: (nullable): at the end of the line
 *
 * Returns: (transfer floating): the heading
 */
GtkWidget *
accord_section_heading_new (const char *text, GtkWidget *button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "hexpand", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (box, "section-heading");
  gtk_box_append (GTK_BOX (box), label);
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  return box;
}

/**
 * accord_section_button_new:
 * @icon_name: what it shows
 * @name: what it does
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
accord_section_button_new (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  accord_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
launch_cb (GtkButton *button)
{
  const char *uri = g_object_get_data (G_OBJECT (button), "uri");
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL, NULL);
}

/**
 * accord_reach_button_new:
 * @icon_name: a phone, an envelope
 * @tooltip: what it does
 *
 * Returns: (transfer floating): the button, hidden
 */
GtkWidget *
accord_reach_button_new (const char *icon_name, const char *tooltip)
{
  GtkWidget *button = accord_section_button_new (icon_name, tooltip);

  gtk_widget_set_visible (button, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (launch_cb), NULL);
  return button;
}

/**
 * accord_reach_button_set:
 * @button: a button made here
 * @scheme: "tel:", "mailto:"
 * @value: (nullable): number or address
 * @name: "Call Wang Jianguo"
 */
void
accord_reach_button_set (GtkWidget *button, const char *scheme, const char *value, const char *name)
{
  g_autofree char *escaped = value != NULL ? g_uri_escape_string (value, "+@/:?=&#", FALSE) : NULL;

  g_object_set_data_full (G_OBJECT (button), "uri", escaped != NULL ? g_strconcat (scheme, escaped, NULL) : NULL, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (value != NULL)
    accord_tooltip_set (button, value);
  gtk_widget_set_visible (button, value != NULL);
}

static void
entity_changed_cb (AdwActionRow *row, GParamSpec *pspec, AccordEntity *entity)
{
  AccordRecordSection *self = g_object_get_data (G_OBJECT (row), "section");

  self->show (row, entity, self->data);
  if (self->sorter != NULL)
    accord_frame_call_queue (&self->sort_due);
}

static void
sort_due (gpointer data)
{
  gtk_sorter_changed (((AccordRecordSection *) data)->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  AccordRecordSection *self = data;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, "title-lines", 2,
                                 "subtitle-lines", 2, NULL);

  g_object_set_data (G_OBJECT (row), "section", self);
  g_object_set_data_full (G_OBJECT (row), "entity", g_object_ref (item), g_object_unref);
  if (self->ordered != NULL)
    accord_record_order_add (ADW_ACTION_ROW (row), self->ordered, G_LIST_MODEL (self->list), item);
  if (self->build != NULL)
    self->build (ADW_ACTION_ROW (row), item, self->data);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (entity_changed_cb), row, G_CONNECT_SWAPPED);
  self->show (ADW_ACTION_ROW (row), item, self->data);
  return row;
}

static void
row_activated_cb (AccordRecordSection *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "entity"));
}

static void
add_cb (AccordRecordSection *self, GtkWidget *button)
{
  g_signal_emit (self, signals[ADD], 0, button);
}

static void
update (AccordRecordSection *self)
{
  gboolean any = accord_id_list_get_n (self->list) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->box), any);
  gtk_widget_set_visible (self->nothing != NULL ? self->nothing : GTK_WIDGET (self), self->nothing == NULL ? any : !any);
}

static void
accord_record_section_dispose (GObject *object)
{
  AccordRecordSection *self = ACCORD_RECORD_SECTION (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  accord_frame_call_clear (&self->sort_due);
  g_clear_object (&self->sorter);
  g_clear_object (&self->list);
  g_clear_object (&self->ordered);
  G_OBJECT_CLASS (accord_record_section_parent_class)->dispose (object);
}

static void
accord_record_section_class_init (AccordRecordSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_record_section_dispose;
  /**
   * AccordRecordSection::add:
   * @button: what was pressed
   */
  signals[ADD] = g_signal_new ("add", ACCORD_TYPE_RECORD_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  /**
   * AccordRecordSection::activated:
   * @entity: record of the row
   */
  signals[ACTIVATED] = g_signal_new ("activated", ACCORD_TYPE_RECORD_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     ACCORD_TYPE_ENTITY);
}

static void
accord_record_section_init (AccordRecordSection *self)
{
  accord_frame_call_init (&self->sort_due, sort_due, self);
}

/**
 * accord_record_section_new:
 * @workspace: the open file
 * @heading: the section
 * @add: (nullable): what its button does; no button without it, and in files that are only read
 * @nothing: (nullable): what is said while there are no records; %NULL hides the section then
 *
 * Returns: (transfer floating): the section, without records
 */
GtkWidget *
accord_record_section_new (AccordWorkspace *workspace, const char *heading, const char *add, const char *nothing)
{
  AccordRecordSection *self = g_object_new (ACCORD_TYPE_RECORD_SECTION, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *button = NULL;

  self->list = accord_id_list_new (workspace);
  if (add != NULL && !accord_workspace_is_read_only (workspace))
    {
      button = accord_section_button_new ("accord-plus-symbolic", add);
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (heading, button));
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "section-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  if (nothing != NULL)
    {
      self->nothing = g_object_new (GTK_TYPE_LABEL, "label", nothing, "xalign", 0.0f, "wrap", TRUE, NULL);
      gtk_widget_add_css_class (self->nothing, "secondary");
      gtk_box_append (GTK_BOX (box), self->nothing);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_record_section_set_funcs:
 * @self: a new section
 * @build: (nullable): adds what a row has besides its texts
 * @show: sets what changes with the record
 * @data: for both; the owner of the section
 */
void
accord_record_section_set_funcs (AccordRecordSection *self, AccordSectionFunc build, AccordSectionFunc show, gpointer data)
{
  g_autoptr (GtkSortListModel) sorted = NULL;

  g_return_if_fail (ACCORD_IS_RECORD_SECTION (self) && show != NULL);

  self->build = build;
  self->show = show;
  self->data = data;
  if (self->sorter != NULL) /* takes both */
    sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->list)), g_object_ref (self->sorter));
  gtk_list_box_bind_model (self->box, sorted != NULL ? G_LIST_MODEL (sorted) : G_LIST_MODEL (self->list), make_row, self, NULL);
}

/**
 * accord_record_section_set_sorter:
 * @self: a new section, before its functions are set
 * @compare: of two #AccordEntity
 * @data: for @compare; the owner of the section
 *
 * Its records stand by what no query can order by, such as what is due next. All of them are read.
 */
void
accord_record_section_set_sorter (AccordRecordSection *self, GCompareDataFunc compare, gpointer data)
{
  g_return_if_fail (ACCORD_IS_RECORD_SECTION (self) && self->show == NULL);

  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, data, NULL));
}

/**
 * accord_record_section_set_ordered:
 * @self: a section without a query yet
 * @workspace: the open file
 *
 * People put its records, which have a rank, in order: by dragging, with Alt and the arrows, or by a row's menu.
 */
void
accord_record_section_set_ordered (AccordRecordSection *self, AccordWorkspace *workspace)
{
  g_return_if_fail (ACCORD_IS_RECORD_SECTION (self));
  g_set_object (&self->ordered, workspace);
}

/**
 * accord_record_section_set_query:
 * @self: a section
 * @query: (nullable): which records
 */
void
accord_record_section_set_query (AccordRecordSection *self, AccordQuery *query)
{
  g_return_if_fail (ACCORD_IS_RECORD_SECTION (self));
  accord_id_list_set_query (self->list, query);
}

/**
 * accord_record_section_set_owner:
 * @self: a section
 * @kind: of its records
 * @link: a link of that kind
 * @owner: id of what it is to point to; 0: nothing is shown
 * @sort: (nullable): by what they stand; %NULL: in the kind's own order
 * @descending: the last first
 *
 * Shows the records that belong to one.
 */
void
accord_record_section_set_owner (AccordRecordSection *self, const AccordKind *kind, const char *link, gint64 owner, const char *sort,
                                 gboolean descending)
{
  g_autoptr (AccordQuery) query = NULL;

  if (owner != 0)
    {
      query = accord_query_new (kind);
      accord_query_add_number (query, link, ACCORD_OP_IS, owner);
      if (sort != NULL)
        accord_query_set_sort (query, sort, descending, NULL);
    }
  accord_record_section_set_query (self, query);
}

/* Loose words between a description and an offer read as a part of either. */
static void
box_nothing (AccordRecordSection *self)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (self)), *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", self->nothing, "activatable", FALSE, "focusable", FALSE, NULL);

  gtk_widget_add_css_class (self->nothing, "section-nothing");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (box), list);
  self->nothing = list;
}

/**
 * accord_record_section_set_description:
 * @self: a section
 * @words: what its records are for, a sentence or two
 *
 * Says so below the heading. What is said while there are no records is then a line of a list.
 */
void
accord_record_section_set_description (AccordRecordSection *self, const char *words)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (self));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "dim-label"); /* as large as below the headings of other groups */
  gtk_widget_set_margin_bottom (label, 6);
  gtk_box_insert_child_after (GTK_BOX (box), label, gtk_widget_get_first_child (box));
  if (self->nothing != NULL)
    {
      g_autoptr (GtkWidget) nothing = g_object_ref (self->nothing);

      gtk_box_remove (GTK_BOX (box), nothing);
      box_nothing (self);
      update (self);
    }
}

/**
 * accord_record_section_show_while_empty:
 * @self: a section with a description that says something while it has no records
 * @row: an offer that is of use only then
 *
 * Shows and hides it with those words, below them.
 */
void
accord_record_section_show_while_empty (AccordRecordSection *self, GtkWidget *row)
{
  g_return_if_fail (ACCORD_IS_RECORD_SECTION (self) && GTK_IS_LIST_BOX (self->nothing));
  gtk_list_box_append (GTK_LIST_BOX (self->nothing), row);
  gtk_widget_set_focusable (gtk_widget_get_first_child (self->nothing), TRUE); /* else the Tab key passes the whole list by */
}
