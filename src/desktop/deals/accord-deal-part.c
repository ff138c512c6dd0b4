/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealPart: see the header. The fields of a row are made when it is unfolded for the first time, so a
 * deal with many parts opens as quickly as one without. */

#include "accord-config.h"

#include "accord-deal-part.h"

#include "accord-deal-part-row.h"
#include "accord-field-list.h"
#include "accord-id-list.h"
#include "accord-query.h"
#include "accord-record-section.h"

#define LEFT_OUT_MAX 8
/* px that a row's head has at least, in the narrowest window too. Measured at the least width of its words, where a letter stands below the
 * other, GTK 4.18 counts the base line of what stands at the row's end to its least height alone, and says so. */
#define ROW_WIDTH 220

struct _AccordDealPart {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  const char *link;
  const char *sort;
  const char *left_out[LEFT_OUT_MAX + 1];
  AccordIdList *list;
  GtkListBox *box;
  GtkWidget *heading;
  GtkWidget *nothing; /* in the line of the heading: what is empty takes no more */
  GtkBox *foot;
  AccordDealPartFunc build;
  AccordDealPartFunc show;
  AccordDealPartFunc unfold;
  gpointer data;      /* borrowed: the owner */
  gint64 owner;
  gint64 unfold_id;   /* waits for its row */
  const char *unfold_field;
};

G_DEFINE_FINAL_TYPE (AccordDealPart, accord_deal_part, ADW_TYPE_BIN)

enum { ADD, CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static AccordEntity *
entity_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entity");
}

static AccordDealPart *
part_of (GtkWidget *widget)
{
  return ACCORD_DEAL_PART (gtk_widget_get_ancestor (widget, ACCORD_TYPE_DEAL_PART));
}

/* Rows */

static AccordFieldList *
unfold_row (AccordDealPart *self, AdwExpanderRow *row)
{
  AccordFieldList *fields = g_object_get_data (G_OBJECT (row), "fields");
  GtkWidget *holder;

  if (fields != NULL)
    return fields;
  fields = ACCORD_FIELD_LIST (accord_field_list_new (self->workspace, self->kind, self->left_out));
  accord_field_list_set_entity (fields, entity_of (GTK_WIDGET (row)));
  g_object_set_data (G_OBJECT (row), "fields", fields);
  accord_deal_part_row_add_title (self->workspace, self->kind, row, entity_of (GTK_WIDGET (row)));
  holder = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", fields, NULL);
  gtk_widget_add_css_class (holder, "part-fields");
  adw_expander_row_add_row (row, holder);
  if (self->unfold != NULL)
    self->unfold (row, entity_of (GTK_WIDGET (row)), self->data);
  accord_deal_part_row_add_delete (self->workspace, row, entity_of (GTK_WIDGET (row)));
  return fields;
}

static void
expanded_cb (AccordDealPart *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  if (adw_expander_row_get_expanded (row))
    unfold_row (self, row);
}

static void
entity_changed_cb (AdwExpanderRow *row, GParamSpec *pspec, AccordEntity *entity)
{
  AccordDealPart *self = part_of (GTK_WIDGET (row));

  if (self == NULL || accord_entity_get_record (entity) == NULL)
    return;
  self->show (row, entity, self->data);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The box of prefixes, words and suffixes. */
static void
keep_header_wide (GtkWidget *row)
{
  GtkWidget *at = row;

  while (at != NULL && !ADW_IS_ACTION_ROW (at))
    at = gtk_widget_get_first_child (at);
  if (at != NULL)
    gtk_widget_set_size_request (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (at)), ROW_WIDTH, -1);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  AccordDealPart *self = data;
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 2, NULL);

  keep_header_wide (row);
  g_object_set_data_full (G_OBJECT (row), "entity", g_object_ref (item), g_object_unref);
  if (self->build != NULL)
    self->build (ADW_EXPANDER_ROW (row), item, self->data);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (entity_changed_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  if (accord_entity_get_record (item) != NULL)
    self->show (ADW_EXPANDER_ROW (row), item, self->data);
  return row;
}

static GtkListBoxRow *
row_of (AccordDealPart *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    if (accord_entity_get_id (entity_of (GTK_WIDGET (row))) == id)
      return row;
  return NULL;
}

static void
unfold_what_waits (AccordDealPart *self)
{
  GtkListBoxRow *row = self->unfold_id != 0 ? row_of (self, self->unfold_id) : NULL;
  const char *field = self->unfold_field;

  if (row == NULL)
    return;
  self->unfold_id = 0;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  if (field != NULL)
    accord_field_list_edit (unfold_row (self, ADW_EXPANDER_ROW (row)), field);
}

static void
update (AccordDealPart *self)
{
  gboolean any = accord_id_list_get_n (self->list) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->box), any);
  gtk_widget_set_hexpand (self->heading, any);
  gtk_widget_set_visible (self->nothing, !any);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), any);
  unfold_what_waits (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_cb (AccordDealPart *self, GtkWidget *button)
{
  g_signal_emit (self, signals[ADD], 0, button);
}

static void
accord_deal_part_dispose (GObject *object)
{
  AccordDealPart *self = ACCORD_DEAL_PART (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_deal_part_parent_class)->dispose (object);
}

static void
accord_deal_part_class_init (AccordDealPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_part_dispose;
  /**
   * AccordDealPart::add:
   * @button: what was pressed
   */
  signals[ADD] = g_signal_new ("add", ACCORD_TYPE_DEAL_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_DEAL_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_deal_part_init (AccordDealPart *self)
{
}

static void
take_look (AccordDealPart *self, const AccordDealPartLook *look)
{
  int n = 0;

  self->kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), look->kind);
  self->link = g_intern_string (look->link);
  self->sort = g_intern_string (look->sort);
  self->left_out[n++] = self->link;
  for (int i = 0; look->left_out != NULL && look->left_out[i] != NULL && n < LEFT_OUT_MAX; i++)
    self->left_out[n++] = g_intern_string (look->left_out[i]);
}

static GtkWidget *
make_heading (AccordDealPart *self, const AccordDealPartLook *look)
{
  GtkWidget *button = NULL, *box;

  if (look->add != NULL && !accord_workspace_is_read_only (self->workspace))
    {
      button = accord_section_button_new ("accord-plus-symbolic", look->add);
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
    }
  box = accord_section_heading_new (look->heading, button);
  self->heading = gtk_widget_get_first_child (box);
  self->nothing = g_object_new (GTK_TYPE_LABEL, "label", look->nothing, "tooltip-text", look->nothing, "xalign", 0.0f,
                                "hexpand", TRUE, "wrap", TRUE, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, "valign", GTK_ALIGN_BASELINE_CENTER,
                                "css-classes", (const char *[]) { "caption", "secondary", NULL }, NULL);
  gtk_widget_set_valign (self->heading, GTK_ALIGN_BASELINE_CENTER);
  gtk_box_insert_child_after (GTK_BOX (box), self->nothing, self->heading);
  return box;
}

/**
 * accord_deal_part_new:
 * @workspace: the open file
 * @look: what it shows; read at once
 *
 * Returns: (transfer floating): the section, of nothing yet
 */
GtkWidget *
accord_deal_part_new (AccordWorkspace *workspace, const AccordDealPartLook *look)
{
  AccordDealPart *self = g_object_new (ACCORD_TYPE_DEAL_PART, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->workspace = g_object_ref (workspace);
  self->list = accord_id_list_new (workspace);
  take_look (self, look);
  gtk_box_append (GTK_BOX (box), make_heading (self, look));
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, look->heading, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  self->foot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->foot));
  gtk_widget_add_css_class (GTK_WIDGET (self), "deal-part");
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_data (self->list, "items-changed", G_CALLBACK (update), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER); /* the rows are there by then */
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_part_set_funcs:
 * @self: a new section
 * @build: (nullable): adds what a row has besides its texts
 * @show: sets what changes with the record
 * @unfold: (nullable): adds rows below the fields
 * @data: for all; the owner of the section
 */
void
accord_deal_part_set_funcs (AccordDealPart *self, AccordDealPartFunc build, AccordDealPartFunc show, AccordDealPartFunc unfold,
                            gpointer data)
{
  g_return_if_fail (ACCORD_IS_DEAL_PART (self) && show != NULL);

  self->build = build;
  self->show = show;
  self->unfold = unfold;
  self->data = data;
  gtk_list_box_bind_model (self->box, G_LIST_MODEL (self->list), make_row, self, NULL);
}

/**
 * accord_deal_part_set_owner:
 * @self: a section
 * @id: of the record whose parts it shows; 0: none
 */
void
accord_deal_part_set_owner (AccordDealPart *self, gint64 id)
{
  g_autoptr (AccordQuery) query = NULL;

  g_return_if_fail (ACCORD_IS_DEAL_PART (self));

  if (self->owner == id)
    return;
  self->owner = id;
  self->unfold_id = 0;
  if (id != 0)
    {
      query = accord_query_new (self->kind);
      accord_query_add_number (query, self->link, ACCORD_OP_IS, id);
      if (self->sort != NULL)
        accord_query_set_sort (query, self->sort, FALSE, NULL);
    }
  accord_id_list_set_query (self->list, query);
}

/**
 * accord_deal_part_get_owner:
 * @self: a section
 *
 * Returns: id of the deal whose parts it shows, 0 before it has one
 */
gint64
accord_deal_part_get_owner (AccordDealPart *self)
{
  g_return_val_if_fail (ACCORD_IS_DEAL_PART (self), 0);
  return self->owner;
}

/**
 * accord_deal_part_get_n:
 * @self: a section
 *
 * Returns: how many records it shows
 */
guint
accord_deal_part_get_n (AccordDealPart *self)
{
  g_return_val_if_fail (ACCORD_IS_DEAL_PART (self), 0);
  return accord_id_list_get_n (self->list);
}

/**
 * accord_deal_part_get_records:
 * @self: a section
 *
 * Returns: (transfer full) (element-type AccordRecord): what is known of them now, in order
 */
GPtrArray *
accord_deal_part_get_records (AccordDealPart *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  GtkListBoxRow *row;

  g_return_val_if_fail (ACCORD_IS_DEAL_PART (self), records);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    {
      AccordRecord *record = accord_entity_get_record (entity_of (GTK_WIDGET (row)));

      if (record != NULL && !accord_record_is_deleted (record))
        g_ptr_array_add (records, accord_record_ref (record));
    }
  return records;
}

/**
 * accord_deal_part_unfold:
 * @self: a section
 * @id: of a record that is shown, or will be in a moment
 * @field_name: (nullable): a field to be edited
 */
void
accord_deal_part_unfold (AccordDealPart *self, gint64 id, const char *field_name)
{
  g_return_if_fail (ACCORD_IS_DEAL_PART (self));

  self->unfold_id = id;
  self->unfold_field = g_intern_string (field_name);
  unfold_what_waits (self);
}

/**
 * accord_deal_part_set_foot:
 * @self: a section
 * @foot: stands below the rows while there are some
 */
void
accord_deal_part_set_foot (AccordDealPart *self, GtkWidget *foot)
{
  g_return_if_fail (ACCORD_IS_DEAL_PART (self));
  gtk_box_append (self->foot, foot);
}
