/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordSurveyAnswer: see the header. The survey that was logged last is proposed, so that answers of one are called alike; no
 * chip chosen means that it was sent and has not come back. Main thread. */

#include "accord-config.h"

#include "accord-survey-answer.h"

#include "accord-chip.h"
#include "accord-commit.h"
#include "accord-query.h"
#include "accord-text.h"

#include <glib/gi18n-lib.h>

#define MOST 10 /* of the longer scale, from 0 */
#define SKIPPED (MOST + 1)

struct _AccordSurveyAnswer {
  AdwBin parent_instance;

  GtkEditable *name;
  AdwToggleGroup *scale;
  GtkWidget *chips[SKIPPED + 1]; /* by score, then skipped */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordSurveyAnswer, accord_survey_answer, ADW_TYPE_BIN)

/**
 * accord_survey_clear:
 * @survey: of accord_survey_answer_get(), or empty
 */
void
accord_survey_clear (AccordSurvey *survey)
{
  g_clear_pointer (&survey->name, g_free);
}

static const char *
chosen_scale (AccordSurveyAnswer *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->scale), "10") == 0 ? "10" : "5";
}

static void
choose_none (AccordSurveyAnswer *self)
{
  self->setting = TRUE;
  for (int i = 0; i <= SKIPPED; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), FALSE);
  self->setting = FALSE;
}

static void
toggled_cb (AccordSurveyAnswer *self, GtkToggleButton *chip)
{
  gboolean active = gtk_toggle_button_get_active (chip);

  if (self->setting)
    return;
  choose_none (self);
  self->setting = TRUE;
  gtk_toggle_button_set_active (chip, active);
  self->setting = FALSE;
}

static void
scale_changed_cb (AccordSurveyAnswer *self)
{
  gboolean ten = g_str_equal (chosen_scale (self), "10");

  choose_none (self);
  for (int i = 0; i <= MOST; i++)
    gtk_widget_set_visible (self->chips[i], ten || (i >= 1 && i <= 5));
}

static void
accord_survey_answer_class_init (AccordSurveyAnswerClass *klass)
{
}

static GtkWidget *
captioned (const char *words, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "width-chars", 7, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "secondary");
  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), child);
  return box;
}

static AdwWrapBox *
wrapping (void)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  return box;
}

static void
add_scale (AccordSurveyAnswer *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->scale, toggle);
}

static GtkWidget *
make_name (AccordSurveyAnswer *self)
{
  AdwWrapBox *line = wrapping ();
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("Name of the survey"), "width-chars", 18, NULL);

  self->name = GTK_EDITABLE (entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the survey"), -1);
  self->scale = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->scale), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scale of the survey"), -1);
  add_scale (self, "5", _("1 to 5"));
  add_scale (self, "10", _("0 to 10"));
  adw_wrap_box_append (line, entry);
  adw_wrap_box_append (line, GTK_WIDGET (self->scale));
  return captioned (_("Survey"), GTK_WIDGET (line));
}

static GtkWidget *
make_chips (AccordSurveyAnswer *self)
{
  AdwWrapBox *chips = wrapping ();

  for (int i = 0; i <= SKIPPED; i++)
    {
      g_autofree char *score = i < SKIPPED ? g_strdup_printf ("%d", i) : NULL;

      /* Translators: a question of a survey that nobody answered */
      self->chips[i] = accord_chip_new (score != NULL ? score : _("Skipped"), NULL);
      g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (chips, self->chips[i]);
    }
  return captioned (_("Answer"), GTK_WIDGET (chips));
}

static void
accord_survey_answer_init (AccordSurveyAnswer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_box_append (GTK_BOX (box), make_name (self));
  gtk_box_append (GTK_BOX (box), make_chips (self));
  adw_toggle_group_set_active_name (self->scale, "5");
  g_signal_connect_object (self->scale, "notify::active-name", G_CALLBACK (scale_changed_cb), self, G_CONNECT_SWAPPED);
  scale_changed_cb (self);
  adw_bin_set_child (ADW_BIN (self), box);
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  AccordSurveyAnswer *self = data;
  GPtrArray *records = g_value_get_boxed (dex_future_get_value (future, NULL));
  const char *scale = records->len > 0 ? accord_record_text (records->pdata[0], "scale") : NULL;

  if (records->len == 0 || *gtk_editable_get_text (self->name) != '\0')
    return dex_ref (future);
  gtk_editable_set_text (self->name, accord_record_title (records->pdata[0]));
  if (scale != NULL && !g_str_equal (scale, chosen_scale (self)))
    adw_toggle_group_set_active_name (self->scale, scale);
  return dex_ref (future);
}

/**
 * accord_survey_answer_propose:
 * @self: the rows
 * @workspace: the open file
 *
 * Fills in the survey that was written down last, unless something is typed.
 */
void
accord_survey_answer_propose (AccordSurveyAnswer *self, AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);

  g_return_if_fail (ACCORD_IS_SURVEY_ANSWER (self) && ACCORD_IS_WORKSPACE (workspace));

  if (*gtk_editable_get_text (self->name) != '\0')
    return;
  accord_query_add_text (query, "type", ACCORD_OP_IS, "survey");
  accord_query_add_text (query, "scale", ACCORD_OP_NOT_EMPTY, NULL);
  if (!accord_query_set_sort (query, "done_at", TRUE, NULL))
    g_return_if_reached ();
  accord_query_set_limit (query, 1);
  dex_future_disown (dex_future_then (
    accord_tell_refusal (GTK_WIDGET (self), accord_store_select (accord_workspace_get_store (workspace), query)), found_cb,
    g_object_ref (self), g_object_unref));
}

/**
 * accord_survey_answer_get:
 * @self: the rows
 * @survey: (out): what they say; clear it with accord_survey_clear()
 */
void
accord_survey_answer_get (AccordSurveyAnswer *self, AccordSurvey *survey)
{
  g_return_if_fail (ACCORD_IS_SURVEY_ANSWER (self));

  *survey = (AccordSurvey) { accord_text_clean (gtk_editable_get_text (self->name), FALSE), chosen_scale (self), -1, FALSE };
  for (int i = 0; i <= MOST; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[i])))
      survey->score = i;
  survey->skipped = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[SKIPPED]));
}

/**
 * accord_survey_answer_clear:
 * @self: the rows
 *
 * No answer is chosen; name and scale stay for the next customer.
 */
void
accord_survey_answer_clear (AccordSurveyAnswer *self)
{
  g_return_if_fail (ACCORD_IS_SURVEY_ANSWER (self));
  choose_none (self);
}

/**
 * accord_survey_answer_words:
 * @activity: an activity
 *
 * Returns: (transfer full) (nullable): "4 of 5", that it was skipped, or is out; %NULL where it is no survey that was sent
 */
char *
accord_survey_answer_words (AccordRecord *activity)
{
  const char *scale = accord_record_text (activity, "scale");
  gint64 score;

  if (g_strcmp0 (accord_record_text (activity, "type"), "survey") != 0)
    return NULL;
  if (accord_record_get_number (activity, "score", &score))
    /* Translators: an answer to a survey, and the best there is: "4 of 5" */
    return g_strdup_printf (_("%1$d of %2$s"), (int) score, scale != NULL ? scale : "—");
  if (accord_record_number (activity, "answered_at") != 0)
    return g_strdup (_("Skipped"));
  return accord_record_number (activity, "done_at") != 0 ? g_strdup (_("Not answered yet")) : NULL;
}
