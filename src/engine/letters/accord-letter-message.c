/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft as a file for mail programs (RFC 5322, 2045, 2047, 2231): text, and files attached. It is marked as
 * not sent yet, so that programs open it for editing. Any thread; reads the attached files. */

#include "accord-config.h"

#include "accord-letter-draft.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define ATTACHMENTS_MAX (25 * 1024 * 1024) /* bytes: what mail servers take */
#define ENCODED_BYTES 45                   /* of text in one encoded word: 75 characters at most */

/* In encoded words, which end between characters. */
static void
append_words (GString *out, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      const char *end = at;
      g_autofree char *coded = NULL;

      while (*end != '\0' && g_utf8_next_char (end) - at <= ENCODED_BYTES)
        end = g_utf8_next_char (end);
      coded = g_base64_encode ((const guchar *) at, (gsize) (end - at));
      g_string_append_printf (out, "%s=?UTF-8?B?%s?=", at > text ? "\r\n " : "", coded);
      at = end;
    }
}

/* A header's text: as it is, or in encoded words. */
static void
append_text (GString *out, const char *text)
{
  gboolean plain = TRUE;

  for (const char *c = text; *c != '\0'; c++)
    plain &= *c >= ' ' && *c < 127 && !(c[0] == '=' && c[1] == '?');
  if (plain && strlen (text) < 900)
    g_string_append (out, text);
  else
    append_words (out, text);
}

/* Without line ends, which would begin another header. */
static char *
one_line (const char *text)
{
  char *line = g_strdup (text);

  g_strdelimit (line, "\r\n\t", ' ');
  return g_strstrip (line);
}

static void
append_header (GString *out, const char *name, const char *text)
{
  g_autofree char *line = one_line (text);

  g_string_append_printf (out, "%s: ", name);
  append_text (out, line);
  g_string_append (out, "\r\n");
}

static void
append_address (GString *out, const char *header, const char *name, const char *address)
{
  g_autofree char *line = one_line (address), *who = one_line (name);

  g_string_append_printf (out, "%s: ", header);
  /* What means something in an address is left to encoded words. */
  if (*who != '\0')
    {
      (strpbrk (who, "\"\\<>@,;:()[]") != NULL ? append_words : append_text) (out, who);
      g_string_append_c (out, ' ');
    }
  g_string_append_printf (out, "<%s>\r\n", line);
}

static void
append_base64 (GString *out, gconstpointer bytes, gsize size)
{
  g_autofree char *coded = g_base64_encode (bytes, size);

  for (const char *at = coded; *at != '\0'; at += MIN (strlen (at), 76))
    g_string_append_printf (out, "%.76s\r\n", at);
}

static void
append_body (GString *out, const char *body)
{
  g_autofree char *ends = NULL;
  g_auto (GStrv) lines = accord_letter_lines (body);

  ends = g_strjoinv ("\r\n", lines);
  g_string_append (out, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
  append_base64 (out, ends, strlen (ends));
}

/* Of what is no file, such as a device, there is no end. */
static gboolean
check_attachment (GFile *file, const char *name, gsize *size, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_is_native (file)
                                 ? g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL) : NULL;

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                   _ ("“%s” cannot be attached. It is not there any more, or may not be read. Take it out of the template, or choose it again."), name);
      return FALSE;
    }
  *size += (gsize) g_file_info_get_size (info);
  if (*size <= ATTACHMENTS_MAX)
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
               _ ("The attached files are larger than 25 MB, which mail servers refuse. Leave out “%s” or send a link to it."), name);
  return FALSE;
}

static gboolean
append_attachment (GString *out, const char *uri, gsize *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (uri);
  g_autofree char *name = g_file_get_basename (file), *escaped = NULL, *type = NULL, *mime = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!check_attachment (file, name, size, error))
    return FALSE;
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, _ ("“%s” cannot be attached. "), name);
      return FALSE;
    }
  type = g_content_type_guess (name, g_bytes_get_data (bytes, NULL), MIN (g_bytes_get_size (bytes), 4096), NULL);
  mime = g_content_type_get_mime_type (type);
  escaped = g_uri_escape_string (name, NULL, FALSE);
  g_string_append_printf (out, "Content-Type: %s\r\nContent-Disposition: attachment; filename*=UTF-8''%s\r\n"
                               "Content-Transfer-Encoding: base64\r\n\r\n",
                          mime != NULL ? mime : "application/octet-stream", escaped);
  append_base64 (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return TRUE;
}

/**
 * accord_letter_message:
 * @draft: a message
 *
 * Reads the attached files: call it on a worker thread where there are any.
 *
 * Returns: (transfer full): the contents of an .eml file; %NULL with an error that names the file
 */
GBytes *
accord_letter_message (const AccordLetterDraft *draft, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *boundary = NULL, *mark = g_uuid_string_random ();
  const char *from = draft->scope->member != NULL ? accord_record_text (draft->scope->member, "email") : NULL;
  gsize size = 0;

  boundary = g_strdup_printf ("accord-%s", mark);
  if (from != NULL)
    append_address (out, "From", accord_record_title (draft->scope->member), from);
  if (draft->scope->address != NULL)
    append_address (out, "To", accord_letter_scope_name (draft->scope), draft->scope->address);
  append_header (out, "Subject", draft->subject);
  g_string_append (out, "X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
  if (draft->attachments[0] == NULL)
    {
      append_body (out, draft->body);
      return g_string_free_to_bytes (g_steal_pointer (&out));
    }
  g_string_append_printf (out, "Content-Type: multipart/mixed; boundary=\"%s\"\r\n\r\n--%s\r\n", boundary, boundary);
  append_body (out, draft->body);
  for (guint i = 0; draft->attachments[i] != NULL; i++)
    {
      g_string_append_printf (out, "--%s\r\n", boundary);
      if (!append_attachment (out, draft->attachments[i], &size, error))
        return NULL;
    }
  g_string_append_printf (out, "--%s--\r\n", boundary);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
