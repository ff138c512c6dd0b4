/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A template written to somebody (M18, M21, M22). Nothing is sent from here: a draft goes to the user's own
 * mail program, and that it was sent is written down when the user says so. */

#include "accord-config.h"

#include "accord-letter-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

void
accord_letter_draft_free (AccordLetterDraft *draft)
{
  if (draft == NULL)
    return;
  accord_letter_scope_unref (draft->scope);
  g_free (draft->channel);
  g_free (draft->subject);
  g_free (draft->body);
  g_strfreev (draft->attachments);
  g_ptr_array_unref (draft->unknown);
  g_ptr_array_unref (draft->empty);
  g_free (draft->refusal);
  g_free (draft);
}

/**
 * accord_letter_draft_copy:
 * @draft: a message
 *
 * Returns: (transfer full): the same, for another thread
 */
AccordLetterDraft *
accord_letter_draft_copy (const AccordLetterDraft *draft)
{
  AccordLetterDraft *copy = g_new (AccordLetterDraft, 1);

  *copy = (AccordLetterDraft) {
    .scope = accord_letter_scope_ref (draft->scope), .channel = g_strdup (draft->channel), .subject = g_strdup (draft->subject),
    .body = g_strdup (draft->body), .attachments = g_strdupv (draft->attachments), .template = draft->template,
    .unknown = g_ptr_array_ref (draft->unknown), .empty = g_ptr_array_ref (draft->empty), .refusal = g_strdup (draft->refusal),
  };
  return copy;
}

/**
 * accord_letter_draft_new_for:
 * @scope: whom it is written to
 * @channel: (nullable): as a template names it
 * @subject: (nullable): with fields
 * @body: (nullable): with fields
 * @mailing: it is one of many, or of a sequence: who wants no mailings gets none
 *
 * Returns: (transfer full): the message
 */
AccordLetterDraft *
accord_letter_draft_new_for (AccordLetterScope *scope, const char *channel, const char *subject, const char *body, gboolean mailing)
{
  AccordLetterDraft *draft = g_new0 (AccordLetterDraft, 1);

  draft->scope = accord_letter_scope_ref (scope);
  draft->channel = g_strdup (channel != NULL ? channel : "email");
  draft->unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_remark_free);
  draft->empty = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_remark_free);
  draft->subject = accord_letter_fill (subject != NULL ? subject : "", accord_letter_scope_lookup, scope, draft->unknown, draft->empty);
  draft->body = accord_letter_fill (body != NULL ? body : "", accord_letter_scope_lookup, scope, draft->unknown, draft->empty);
  draft->attachments = g_new0 (char *, 1);
  draft->refusal = accord_letter_scope_refuses (scope, draft->channel, mailing);
  return draft;
}

static GStrv
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) filled = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (filled, lines[i]);
  return g_strv_builder_end (filled);
}

/**
 * accord_letter_draft_new:
 * @scope: whom it is written to
 * @letter_template: a record of the kind template
 * @mailing: see accord_letter_draft_new_for()
 *
 * Returns: (transfer full): the message
 */
AccordLetterDraft *
accord_letter_draft_new (AccordLetterScope *scope, AccordRecord *letter_template, gboolean mailing)
{
  AccordLetterDraft *draft =
    accord_letter_draft_new_for (scope, accord_record_text (letter_template, "channel"), accord_record_text (letter_template, "subject"),
                                 accord_record_text (letter_template, "body"), mailing);

  draft->template = accord_record_id (letter_template);
  g_strfreev (draft->attachments);
  draft->attachments = split_lines (accord_record_text (letter_template, "attachments"));
  return draft;
}

/*< private >
 * accord_letter_lines:
 * @text: what was typed here, or came from elsewhere with the line ends of there
 *
 * Returns: (transfer full): its lines, without their ends
 */
GStrv
accord_letter_lines (const char *text)
{
  GStrv lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  return lines;
}

/* RFC 6068: line ends are %0D%0A. */
static void
append_escaped (GString *uri, const char *text)
{
  g_auto (GStrv) lines = accord_letter_lines (text);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (lines[i], NULL, FALSE);

      g_string_append (uri, i > 0 ? "%0D%0A" : "");
      g_string_append (uri, escaped);
    }
}

/**
 * accord_letter_mailto:
 * @draft: a message
 *
 * Returns: (transfer full) (nullable): an address for the user's mail program (RFC 6068), or %NULL where it
 *   has attachments or would be longer than mail programs take: accord_letter_message() serves then
 */
char *
accord_letter_mailto (const AccordLetterDraft *draft)
{
  g_autoptr (GString) uri = g_string_new ("mailto:");

  if (draft->attachments[0] != NULL)
    return NULL;
  if (draft->scope->address != NULL)
    g_string_append_uri_escaped (uri, draft->scope->address, "@", FALSE);
  g_string_append (uri, "?subject=");
  append_escaped (uri, draft->subject);
  g_string_append (uri, "&body=");
  append_escaped (uri, draft->body);
  return uri->len <= ACCORD_LETTER_MAILTO_MAX ? g_string_free (g_steal_pointer (&uri), FALSE) : NULL;
}

static const char *
activity_type (const AccordLetterDraft *draft)
{
  return g_str_equal (draft->channel, "phone") ? "call" : g_str_equal (draft->channel, "visit") ? "visit" : "email";
}

static gint64
id_of (AccordRecord *record)
{
  return record != NULL ? accord_record_id (record) : 0;
}

static void
set_link (AccordEdit *edit, const AccordKind *kind, gint64 id, const char *field, gint64 target)
{
  if (target != 0)
    accord_edit_set_number (edit, kind, id, field, target);
}

static char *
title_of (const AccordLetterDraft *draft)
{
  if (*draft->subject != '\0')
    return g_strdup (draft->subject);
  return g_strdup_printf (_ ("Message to %s"), accord_letter_scope_name (draft->scope));
}

/* That it was sent stands in the timeline like any other contact. */
static gint64
add_activity (AccordEdit *edit, const AccordLetterDraft *draft, const char *title, gint64 actor)
{
  const AccordKind *kind = &accord_activity_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "title", title);
  accord_edit_set_text (edit, kind, id, "type", activity_type (draft));
  accord_edit_set_text (edit, kind, id, "body", draft->body);
  accord_edit_set_number (edit, kind, id, "done_at", g_get_real_time () / 1000);
  set_link (edit, kind, id, "customer", id_of (draft->scope->customer));
  set_link (edit, kind, id, "contact", id_of (draft->scope->contact));
  set_link (edit, kind, id, "deal", id_of (draft->scope->deal));
  set_link (edit, kind, id, "owner", actor);
  return id;
}

/**
 * accord_letter_outcome_edit:
 * @draft: a message
 * @outcome: what became of it, as the user said
 * @actor: who wrote it, or 0
 *
 * Returns: (transfer full): an edit that writes it down, "sent" as an activity too
 */
AccordEdit *
accord_letter_outcome_edit (const AccordLetterDraft *draft, const AccordLetterOutcome *outcome, gint64 actor)
{
  gboolean sent = g_str_equal (outcome->state, "sent");
  const AccordKind *kind = &accord_letter_kind;
  g_autofree char *title = title_of (draft);
  const char *name = accord_letter_scope_name (draft->scope);
  g_autofree char *label = g_strdup_printf (sent ? _ ("Sent “%1$s” to %2$s") : _ ("Passed over “%1$s” to %2$s"), title, name);
  AccordEdit *edit = accord_edit_new (label);
  gint64 activity = sent ? add_activity (edit, draft, title, actor) : 0;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "title", title);
  accord_edit_set_text (edit, kind, id, "state", outcome->state);
  set_link (edit, kind, id, "customer", id_of (draft->scope->customer));
  set_link (edit, kind, id, "contact", id_of (draft->scope->contact));
  set_link (edit, kind, id, "mailing", outcome->mailing);
  set_link (edit, kind, id, "activity", activity);
  set_link (edit, kind, id, "template", draft->template);
  if (outcome->occasion != NULL)
    {
      accord_edit_set_text (edit, kind, id, "occasion", outcome->occasion);
      accord_edit_set_number (edit, kind, id, "day", outcome->day);
    }
  if (outcome->source != NULL && *outcome->source != '\0')
    accord_edit_set_text (edit, kind, id, "source", outcome->source);
  return edit;
}
