/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBoardFilter: chips and a search entry that become one query. */

#include "accord-config.h"

#include "accord-board-filter.h"

#include "accord-board-conditions.h"
#include "accord-caret.h"
#include "accord-chip.h"
#include "accord-date.h"
#include "accord-period.h"
#include "accord-record-chooser.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordBoardFilter {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  GtkWidget *owner_chip;
  GtkWidget *quarter_chip;
  GtkWidget *attention_chip;
  GtkWidget *steps_chip; /* another choice of steps, made in the bar of a column */
  AccordSteps steps;
  gboolean setting;
  GtkSearchEntry *entry;
  AccordBoardConditions *conditions; /* team, tag, attention */
  AdwBin *conditions_place;
  AccordEntity *owner; /* NULL: everyone */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordBoardFilter, accord_board_filter, ADW_TYPE_BIN)

static void
changed (AccordBoardFilter *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_owner (AccordBoardFilter *self)
{
  const char *name = self->owner ? accord_entity_get_title (self->owner) : NULL;

  g_object_set (self->owner_chip, "caption", self->owner ? (name ? name : "") : _("Everyone"),
                "removable", self->owner != NULL, "active", self->owner != NULL, NULL);
}

static void
set_owner (AccordBoardFilter *self, gint64 id)
{
  if (self->owner != NULL)
    g_signal_handlers_disconnect_by_data (self->owner, self);
  g_clear_object (&self->owner);
  if (id != 0)
    {
      self->owner = accord_workspace_get_entity (self->workspace, &accord_member_kind, id);
      g_signal_connect_object (self->owner, "notify::title", G_CALLBACK (show_owner), self, G_CONNECT_SWAPPED);
    }
  show_owner (self);
}

static void
owner_chosen_cb (AccordBoardFilter *self, gint64 id)
{
  set_owner (self, id);
  changed (self);
}

static void
owner_removed_cb (AccordBoardFilter *self)
{
  owner_chosen_cb (self, 0);
}

static void
owner_clicked_cb (AccordBoardFilter *self)
{
  GtkWidget *chooser;

  if (self->owner != NULL)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->owner_chip), FALSE);
  chooser = accord_record_chooser_new (self->workspace, &accord_member_kind);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (owner_chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), self->owner_chip);
}

/* Next steps */

static const char *
steps_words (AccordSteps steps)
{
  switch (steps)
    {
    case ACCORD_STEPS_OVERDUE:
      return _("Overdue");
    case ACCORD_STEPS_TODAY:
      return _("Due today");
    case ACCORD_STEPS_NONE:
      return _("No next step");
    case ACCORD_STEPS_PLANNED:
      return _("Planned");
    default:
      return _("Needs attention");
    }
}

static void
show_steps (AccordBoardFilter *self)
{
  gboolean other = self->steps != 0 && self->steps != ACCORD_STEPS_ATTENTION;
  int n;

  self->setting = TRUE;
  g_object_get (self->attention_chip, "count", &n, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->attention_chip), self->steps == ACCORD_STEPS_ATTENTION);
  gtk_widget_set_visible (self->attention_chip, n > 0 || self->steps == ACCORD_STEPS_ATTENTION);
  g_object_set (self->steps_chip, "caption", steps_words (self->steps), "active", TRUE, NULL);
  gtk_widget_set_visible (self->steps_chip, other);
  self->setting = FALSE;
}

static void
attention_toggled_cb (AccordBoardFilter *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->attention_chip));

  if (!self->setting)
    accord_board_filter_set_steps (self, active ? ACCORD_STEPS_ATTENTION : 0);
}

static void
steps_removed_cb (AccordBoardFilter *self)
{
  accord_board_filter_set_steps (self, 0);
}

static void
make_steps (AccordBoardFilter *self)
{
  self->attention_chip = accord_chip_new (_("Needs attention"), "accord-no-step-symbolic");
  accord_tooltip_set (self->attention_chip, _("Deals whose next step is overdue or missing"));
  g_object_set (self->attention_chip, "count", 0, NULL);
  g_signal_connect_object (self->attention_chip, "toggled", G_CALLBACK (attention_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attention_chip, "notify::count", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  self->steps_chip = accord_chip_new_removable ("");
  g_signal_connect_object (self->steps_chip, "removed", G_CALLBACK (steps_removed_cb), self, G_CONNECT_SWAPPED);
  show_steps (self);
}

static void
accord_board_filter_dispose (GObject *object)
{
  AccordBoardFilter *self = ACCORD_BOARD_FILTER (object);

  g_clear_object (&self->owner);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_board_filter_parent_class)->dispose (object);
}

static void
accord_board_filter_class_init (AccordBoardFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_board_filter_dispose;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_BOARD_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_board_filter_init (AccordBoardFilter *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->entry, _("Find a deal or customer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find Deals"),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  accord_caret_attach (GTK_EDITABLE (self->entry));
  self->owner_chip = accord_chip_new (_("Everyone"), "accord-person-symbolic");
  accord_tooltip_set (self->owner_chip, _("Whose Deals"));
  g_signal_connect_object (self->owner_chip, "clicked", G_CALLBACK (owner_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->owner_chip, "removed", G_CALLBACK (owner_removed_cb), self, G_CONNECT_SWAPPED);
  self->quarter_chip = accord_chip_new (_("Closing this quarter"), NULL);
  g_signal_connect_object (self->quarter_chip, "toggled", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->entry));
  self->conditions_place = ADW_BIN (adw_bin_new ());
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->conditions_place));
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->owner_chip);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->quarter_chip);
  make_steps (self);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->attention_chip);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->steps_chip);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_board_filter_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a filter that lets everything through
 */
GtkWidget *
accord_board_filter_new (AccordWorkspace *workspace)
{
  AccordBoardFilter *self = g_object_new (ACCORD_TYPE_BOARD_FILTER, NULL);

  self->workspace = g_object_ref (workspace);
  self->conditions = ACCORD_BOARD_CONDITIONS (accord_board_conditions_new (workspace));
  adw_bin_set_child (self->conditions_place, GTK_WIDGET (self->conditions));
  g_signal_connect_object (self->conditions, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static gboolean
is_quarter (AccordBoardFilter *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->quarter_chip));
}

static const char *
typed (AccordBoardFilter *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * accord_board_filter_make_query:
 * @self: a filter
 *
 * Returns: (transfer full) (nullable): deals in the order of the cards; %NULL: nothing is filtered
 */
AccordQuery *
accord_board_filter_make_query (AccordBoardFilter *self)
{
  g_autoptr (GError) error = NULL;
  AccordPeriod quarter;
  AccordQuery *query;

  g_return_val_if_fail (ACCORD_IS_BOARD_FILTER (self), NULL);

  if (self->owner == NULL && !is_quarter (self) && *typed (self) == '\0' &&
      accord_board_conditions_is_empty (self->conditions))
    return NULL;
  query = accord_query_new (accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_deal_kind));
  if (!accord_query_set_sort (query, "stage", FALSE, &error))
    g_critical ("Cards cannot be put in order: %s", error->message);
  if (*typed (self) != '\0')
    accord_query_set_search (query, typed (self));
  accord_board_conditions_apply (self->conditions, query);
  if (self->owner != NULL)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, accord_entity_get_id (self->owner));
  if (is_quarter (self))
    {
      quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_today (),
                                          accord_workspace_get_fiscal_month (self->workspace));
      accord_query_add_number (query, "expected_on", ACCORD_OP_AT_LEAST, quarter.from);
      accord_query_add_number (query, "expected_on", ACCORD_OP_LESS, quarter.to);
    }
  return query;
}

/**
 * accord_board_filter_get_steps:
 * @self: a filter
 *
 * Returns: which next steps the deals have; 0: any
 */
AccordSteps
accord_board_filter_get_steps (AccordBoardFilter *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_FILTER (self), 0);
  return self->steps;
}

/**
 * accord_board_filter_set_steps:
 * @self: a filter
 * @steps: which next steps the deals have; 0: any
 */
void
accord_board_filter_set_steps (AccordBoardFilter *self, AccordSteps steps)
{
  g_return_if_fail (ACCORD_IS_BOARD_FILTER (self));

  if (self->steps == steps)
    return;
  self->steps = steps;
  show_steps (self);
  changed (self);
}

/**
 * accord_board_filter_get_attention:
 * @self: a filter
 *
 * Returns: (transfer none): the chip "Needs attention", whose "count" others set
 */
GtkWidget *
accord_board_filter_get_attention (AccordBoardFilter *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_FILTER (self), NULL);
  return self->attention_chip;
}

/**
 * accord_board_filter_describe:
 * @self: a filter
 *
 * Returns: (transfer full) (nullable): "“scanner” · Lin Yue · Closing this quarter"
 */
char *
accord_board_filter_describe (AccordBoardFilter *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (ACCORD_IS_BOARD_FILTER (self), NULL);

  if (*typed (self) != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_("“%s”"), typed (self)));
  if (self->owner != NULL)
    g_ptr_array_add (parts, g_strdup (accord_entity_get_title (self->owner)));
  if (is_quarter (self))
    g_ptr_array_add (parts, g_strdup (_("Closing this quarter")));
  accord_board_conditions_describe (self->conditions, parts);
  if (self->steps != 0)
    g_ptr_array_add (parts, g_strdup (steps_words (self->steps)));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * accord_board_filter_reset:
 * @self: a filter
 *
 * Lets everything through.
 */
void
accord_board_filter_reset (AccordBoardFilter *self)
{
  g_return_if_fail (ACCORD_IS_BOARD_FILTER (self));

  set_owner (self, 0);
  accord_board_conditions_reset (self->conditions);
  self->steps = 0;
  show_steps (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->quarter_chip), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  changed (self);
}

/**
 * accord_board_filter_set_searching:
 * @self: a filter
 * @searching: whether the search entry is shown; hiding it ends the search
 */
void
accord_board_filter_set_searching (AccordBoardFilter *self, gboolean searching)
{
  g_return_if_fail (ACCORD_IS_BOARD_FILTER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->entry), searching);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/**
 * accord_board_filter_get_entry:
 * @self: a filter
 *
 * Returns: (transfer none): its search entry
 */
GtkWidget *
accord_board_filter_get_entry (AccordBoardFilter *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_FILTER (self), NULL);
  return GTK_WIDGET (self->entry);
}
